// Drives emmett-postgresql (npm @event-driven-io/emmett-postgresql) as its documentation sets it up: a command a line on standard input,
// {"do":"append","clients":8,"each":200}, and its outcome a line on standard output. Times are taken here, around the library's calls.
const { createInterface } = require("node:readline");
const emmett = require("@event-driven-io/emmett-postgresql");

const connectionString = process.argv[2];
const store = emmett.getPostgreSQLEventStore(connectionString);
const appended = [];

// Every tenure that a stream tells of, in one document.
const projection = emmett.pongoSingleStreamProjection({
  collectionName: "holdings",
  canHandle: ["TenureRecorded"],
  evolve: (document, event) => ({ ...(document ?? {}), tenures: [...(document?.tenures ?? []), event.data] }),
});

const event = (data) => ({ type: "TenureRecorded", data });

async function seconds(work) {
  const start = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - start) / 1e9;
}

async function client(who, each) {
  for (let i = 0; i < each; i++) {
    const number = (appended[who] = (appended[who] ?? -1) + 1);
    const organization = `org${who}-${Math.floor(number / 50)}`;
    await store.appendToStream(organization, [
      event({
        id: `claim-${who}-${number}`,
        source: "register",
        organization,
        post: `post-${Math.floor(number / 10)}`,
        person: `person-${number}`,
        from: "2020-03-01",
        to: "2023-03-01",
      }),
    ]);
  }
}

const commands = {
  migrate: () => store.schema.migrate().then(() => ({})),
  append: async ({ clients, each }) => ({
    seconds: await seconds(() => Promise.all(Array.from({ length: clients }, (_, who) => client(who, each)))),
  }),
  fill: async ({ stream, events }) => {
    await store.appendToStream(stream, events.map(event));
    return {};
  },
  read: async ({ streams }) => {
    const [times, claims] = [[], []];
    for (const stream of streams) {
      let found;
      times.push(await seconds(async () => (found = await store.readStream(stream))));
      claims.push(...found.events.map((one) => one.data.id));
    }
    return { times, claims };
  },
  // Without startFrom a second rebuild empties the documents and goes on where the first one ended (0.42.0).
  rebuild: async () => ({
    seconds: await seconds(async () => {
      const consumer = emmett.rebuildPostgreSQLProjections({ connectionString, projection, startFrom: "BEGINNING" });
      await consumer.start();
      await consumer.close();
    }),
  }),
};

(async () => {
  for await (const line of createInterface({ input: process.stdin })) {
    const command = JSON.parse(line);
    console.log(JSON.stringify(await commands[command.do](command)));
  }
  await store.close();
})().catch((problem) => {
  console.error(problem);
  process.exit(1);
});
