import { createServer } from 'node:http';
import { Adapter, Robot, TextMessage, User } from 'hubot';

// Hubot with an adapter for HTTP, which it does not ship: each request waits for what a listener sends.
class HttpAdapter extends Adapter {
  async send(envelope, ...strings) {
    envelope.user.respond(strings.join('\n'));
  }

  async run() {
    this.emit('connected');
  }
}

const adapter = { use: (robot) => new HttpAdapter(robot) };
process.env.HUBOT_LOG_LEVEL = 'silent';
const robot = new Robot(adapter, false, 'hubot');
await robot.loadAdapter();
robot.hear(/./s, async (answer) => answer.send(answer.message.text));
const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const { from, message } = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    const user = new User(from, {
      room: from,
      respond: (text) => {
        const body = JSON.stringify({ message: text });
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
        response.end(body);
      },
    });
    void robot.receive(new TextMessage(user, message, 'one'));
  });
});
server.listen(0, '127.0.0.1', () => process.send?.({ port: server.address().port }));
