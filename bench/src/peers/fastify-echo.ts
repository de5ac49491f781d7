import Fastify from 'fastify';

/** A bare server that parses each body and sends it back. */
const app = Fastify();
app.addContentTypeParser(
  /^application\/scim\+json/,
  { parseAs: 'string' },
  app.getDefaultJsonParser('error', 'error'),
);
app.post('/scim/v2/Users', (request, reply) => reply.code(201).send(request.body));

void app.listen({ port: 0, host: '127.0.0.1' }).then((url) => console.log(JSON.stringify({ url })));
process.once('SIGTERM', () => void app.close());
