import { createHmac, randomBytes } from 'node:crypto';

const PREFIX = 'whsec_';

/** A secret in the form of Standard Webhooks: 32 random bytes in base64. */
export const newWebhookSecret = (): string => `${PREFIX}${randomBytes(32).toString('base64')}`;

/**
 * The headers of Standard Webhooks: HMAC-SHA-256 over `id.timestamp.body`. The receiver passes over an id that it
 * has had, and refuses a timestamp that is minutes away.
 */
export const signWebhook = ({
  id,
  body,
  at,
  secret,
}: {
  readonly id: string;
  readonly body: string;
  readonly at: Date;
  readonly secret: string;
}) => {
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
};
