import { createServer } from 'node:http';
import bottender from 'bottender';

// Bottender with its console connector, whose client answers the request, and a session per sender in memory.
const { Bot, ConsoleConnector, MemorySessionStore } = bottender;
const waiting = new Map();
class HttpConnector extends ConsoleConnector {
  getUniqueSessionKey({ rawEvent }) {
    return rawEvent.from;
  }

  createContext(params) {
    const context = super.createContext(params);
    context.sendText = async (text) => waiting.get(params.event.rawEvent.key)?.(text);
    return context;
  }
}
const bot = new Bot({ connector: new HttpConnector(), sessionStore: new MemorySessionStore(), sync: true });
bot.onEvent(async (context) => {
  context.setState({ count: (context.state.count ?? 0) + 1 });
  await context.sendText(context.event.text);
});
const handle = bot.createRequestHandler();
let key = 0;
const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const { from, message } = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    key++;
    const mine = key;
    waiting.set(mine, (text) => {
      waiting.delete(mine);
      const body = JSON.stringify({ message: text });
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
      response.end(body);
    });
    void handle({ from, key: mine, message: { text: message } });
  });
});
server.listen(0, '127.0.0.1', () => process.send?.({ port: server.address().port }));
