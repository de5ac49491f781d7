import { casesOf } from '../case';
import { at, textAt } from '../client/json';
import type { Answer } from '../client/send';
import { ERROR, USER } from '../client/urns';
import { demand, equal, status } from '../demand';

const isScimError = (answer: Answer): void => {
  equal('schemas', at(answer.body, 'schemas'), [ERROR]);
  equal('the status in the body', at(answer.body, 'status'), String(answer.status));
};

export const errorCases = [
  ...casesOf('RFC 7644 §3.12', {
    'an error is a SCIM error with its status as a text': async ({ send }) => {
      isScimError(status(await send('GET', '/Users/no-such-user'), 404));
    },
    'an error says what is wrong': async ({ send }) => {
      const { body } = status(await send('GET', '/Users/no-such-user'), 404);
      demand(textAt(body, 'detail') !== '', 'there is no detail');
    },
    'an unknown endpoint is a 404 that is a SCIM error': async ({ send }) => {
      isScimError(status(await send('GET', '/NoSuchEndpoint'), 404));
    },
    'malformed JSON is invalidSyntax': async ({ send }) => {
      const answer = status(await send('POST', '/Users', '{"schemas":['), 400);
      equal('scimType', at(answer.body, 'scimType'), 'invalidSyntax');
    },
    'a body without schemas is refused': async (visit) => {
      const { schemas: _omitted, ...rest } = visit.userBody(visit.uniqueName());
      const answer = await visit.send('POST', '/Users', rest);
      if (answer.status === 201) visit.forget(`/Users/${textAt(answer.body, 'id')}`);
      status(answer, 400);
    },
    'a value of the wrong type is refused': async (visit) => {
      const answer = await visit.send(
        'POST',
        '/Users',
        visit.userBody(visit.uniqueName(), { name: 'Conny' }),
      );
      if (answer.status === 201) visit.forget(`/Users/${textAt(answer.body, 'id')}`);
      status(answer, 400);
    },
    'a method that an endpoint has not is refused': async ({ send }) => {
      isScimError(status(await send('DELETE', '/ServiceProviderConfig'), 405, 501));
    },
    'a body that is a list is refused': async ({ send }) => {
      isScimError(status(await send('POST', '/Users', [{ schemas: [USER] }]), 400));
    },
  }),
  ...casesOf('RFC 7644 §2', {
    'a request without a token is 401': async ({ send }) => {
      const answer = status(await send('GET', '/Users', undefined, { authorization: null }), 401);
      demand(answer.headers.has('www-authenticate'), 'there is no WWW-Authenticate header');
    },
    'a request with a token that is none is 401': async ({ send }) => {
      status(await send('GET', '/Users', undefined, { authorization: 'Bearer made-up' }), 401);
    },
  }),
  ...casesOf('RFC 6750 §3', {
    'a Bearer challenge has a parameter': async ({ send }) => {
      const answer = status(await send('GET', '/Users', undefined, { authorization: null }), 401);
      const challenge = answer.headers.get('www-authenticate') ?? '';
      demand(challenge !== '', 'there is no WWW-Authenticate header');
      demand(!/^bearer\s*(,|$)/i.test(challenge), `WWW-Authenticate is ${challenge}`);
    },
  }),
  ...casesOf('RFC 7644 §3.8', {
    'an answer has the media type application/scim+json': async (visit) => {
      const { answer } = await visit.user();
      const type = answer.headers.get('content-type') ?? '';
      demand(type.startsWith('application/scim+json'), `Content-Type is ${type}`);
    },
    'an error has the media type application/scim+json': async ({ send }) => {
      const type = (await send('GET', '/Users/no-such-user')).headers.get('content-type') ?? '';
      demand(type.startsWith('application/scim+json'), `Content-Type is ${type}`);
    },
    'application/json is taken too': async (visit) => {
      const answer = await visit.send('POST', '/Users', visit.userBody(visit.uniqueName()), {
        'content-type': 'application/json',
        accept: 'application/json',
      });
      status(answer, 201);
      visit.forget(`/Users/${textAt(answer.body, 'id')}`);
    },
    'a charset beside the media type is taken': async (visit) => {
      const answer = await visit.send('POST', '/Users', visit.userBody(visit.uniqueName()), {
        'content-type': 'application/scim+json; charset=utf-8',
      });
      status(answer, 201);
      visit.forget(`/Users/${textAt(answer.body, 'id')}`);
    },
    'letters beyond ASCII are kept': async (visit) => {
      const { path } = await visit.user({ displayName: 'Žofia Łąka 山田 😀' });
      equal('displayName', at(await visit.read(path), 'displayName'), 'Žofia Łąka 山田 😀');
    },
  }),
  ...casesOf('RFC 7644 §3.11', {
    '/Me is served, redirected or said not to be offered': async ({ send }) => {
      const { status: found, body } = status(await send('GET', '/Me'), 200, 308, 404, 501);
      if (found === 200) demand(textAt(body, 'id') !== '', 'the answer has no id');
    },
  }),
];
