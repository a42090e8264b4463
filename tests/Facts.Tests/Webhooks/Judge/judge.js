// Verifies a message with the library of the standard (npm standardwebhooks): {secret, id, timestamp, signature, body} on standard input.
const { Webhook, WebhookVerificationError } = require("standardwebhooks");
const { readFileSync } = require("node:fs");

const given = JSON.parse(readFileSync(0, "utf8"));
try {
  new Webhook(given.secret).verify(given.body, {
    "webhook-id": given.id,
    "webhook-timestamp": given.timestamp,
    "webhook-signature": given.signature,
  });
  console.log("verified");
} catch (problem) {
  if (!(problem instanceof WebhookVerificationError)) throw problem;
  console.log(`refused: ${problem.message}`);
}
