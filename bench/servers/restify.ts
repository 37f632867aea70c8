import restify from 'restify';

// restify as its documentation shows it: body parser, then a handler that echoes the message.
const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.post('/chatbot/http', (request, response, next) => {
  response.send({ message: (request.body as { message: string }).message });
  next();
});
server.listen(0, '127.0.0.1', () => process.send?.({ port: server.address().port }));
