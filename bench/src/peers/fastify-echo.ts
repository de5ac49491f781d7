import Fastify from 'fastify';

/** A bare server that parses each body and sends it back; what is put is what is got from then on. */
const app = Fastify();
app.addContentTypeParser(
  /^application\/scim\+json/,
  { parseAs: 'string' },
  app.getDefaultJsonParser('error', 'error'),
);
let kept = '';
app.put('/scim/v2/Users/u', (request, reply) => {
  kept = JSON.stringify(request.body);
  return reply.code(204).send();
});
app.get('/scim/v2/Users/u', (_request, reply) =>
  reply.header('content-type', 'application/scim+json').send(kept),
);
app.post('/scim/v2/Users', (request, reply) => reply.code(201).send(request.body));

void app.listen({ port: 0, host: '127.0.0.1' }).then((url) => console.log(JSON.stringify({ url })));
process.once('SIGTERM', () => void app.close());
