/** One row: a value that only the right secret opens. */
export const secret = `
create table blinky.secret_check (
  one boolean primary key default true check (one),
  sealed bytea not null
);
`;
