// An agent, by the protocol's own client (npm @modelcontextprotocol/sdk): it lists the tools, then calls some. The client itself checks
// what is given against the tools' output schemas. On standard input: {url, key} or {command, args, env}, and calls: [{name, arguments}].
const { Client } = require("@modelcontextprotocol/sdk/client/index.js");
const { StreamableHTTPClientTransport } = require("@modelcontextprotocol/sdk/client/streamableHttp.js");
const { StdioClientTransport } = require("@modelcontextprotocol/sdk/client/stdio.js");
const { readFileSync } = require("node:fs");

async function main() {
  const given = JSON.parse(readFileSync(0, "utf8"));
  const headers = given.key ? { Authorization: `Bearer ${given.key}` } : {};
  const transport = given.url
    ? new StreamableHTTPClientTransport(new URL(given.url), { requestInit: { headers } })
    : new StdioClientTransport({ command: given.command, args: given.args, env: { ...process.env, ...given.env } });
  const client = new Client({ name: "judge", version: "1" });
  await client.connect(transport);
  const { tools } = await client.listTools();
  const results = [];
  for (const call of given.calls) {
    try {
      results.push(await client.callTool(call));
    } catch (problem) {
      results.push({ thrown: `${problem.code} ${problem.message}` });
    }
  }
  await client.close();
  console.log(JSON.stringify({ tools, results }));
}

main().catch((problem) => {
  console.error(problem);
  process.exit(1);
});
