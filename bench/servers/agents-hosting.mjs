import { createServer } from 'node:http';
import { AgentApplication, CloudAdapter, MemoryStorage } from '@microsoft/agents-hosting';

// The successor of the Bot Framework SDK: an AgentApplication that counts a conversation's messages in its state and echoes.
// Anonymous, and the replies travel in the response (`expectReplies`), as for the CloudAdapter beside it.
const agent = new AgentApplication({ storage: new MemoryStorage(), adapter: new CloudAdapter({}) });
agent.onActivity('message', async (context, state) => {
  const count = (state.getValue('conversation.count') ?? 0) + 1;
  state.setValue('conversation.count', count);
  await context.sendActivity(context.activity.text);
});
const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    request.body = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    response.status = (code) => {
      response.statusCode = code;
      return response;
    };
    response.send = (body) => response.end(typeof body === 'string' ? body : JSON.stringify(body));
    void agent.adapter.process(request, response, (context) => agent.run(context));
  });
});
server.listen(0, '127.0.0.1', () => process.send?.({ port: server.address().port }));
