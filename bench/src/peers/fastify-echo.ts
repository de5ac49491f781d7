import Fastify from 'fastify';

/**
 * A bare server that parses each body and sends it back; what is put is what is got from then on, headers
 * included: an answer as long as the one it stands beside.
 */
const app = Fastify();
app.addContentTypeParser(
  /^application\/scim\+json/,
  { parseAs: 'string' },
  app.getDefaultJsonParser('error', 'error'),
);
type Answer = { readonly headers: { readonly [name: string]: string }; readonly text: string };
let kept: Answer = { headers: {}, text: '' };
app.put<{ readonly Body: Answer }>('/scim/v2/Users/u', (request, reply) => {
  kept = request.body;
  return reply.code(204).send();
});
app.get('/scim/v2/Users/u', (_request, reply) => reply.headers(kept.headers).send(kept.text));
app.post('/scim/v2/Users', (request, reply) => reply.code(201).send(request.body));

void app.listen({ port: 0, host: '127.0.0.1' }).then((url) => console.log(JSON.stringify({ url })));
process.once('SIGTERM', () => void app.close());
