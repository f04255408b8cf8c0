// SPDX-License-Identifier: GPL-3.0-or-later
// One desk's documents from PouchDB to express-pouchdb in a process of its own, plain HTTP. stdin {documents, bytes, folder},
// stdout {documents, seconds, processor (seconds)}: of replicate.to alone, what was written before it is not in it.
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const job = JSON.parse(readFileSync(0, "utf8"));
const peers = createRequire(join(process.env.NARU_PEERS, "package.json"));
const PouchDB = peers("pouchdb");
const serverFolder = join(job.folder, "server"), deskFolder = join(job.folder, "desk");
[serverFolder, deskFolder].forEach((folder) => mkdirSync(folder, { recursive: true }));

const here = dirname(fileURLToPath(import.meta.url));
const server = spawn(process.execPath, [join(here, "server.mjs"), serverFolder], { stdio: ["ignore", "pipe", "ignore"] });
const port = await new Promise((resolve, reject) => {
    server.stdout.once("data", (data) => resolve(Number(data)));
    server.once("exit", () => reject(new Error("the server ended")));
});

const batch = 500;
const desk = new PouchDB(join(deskFolder, "journal"));
for (let at = 0; at < job.documents; at += batch)
    await desk.bulkDocs(Array.from({ length: Math.min(batch, job.documents - at) }, (_, i) => ({
        _id: String(at + i).padStart(12, "0"), kind: 70, schema: 1, body: randomBytes(job.bytes).toString("base64"),
    })));
const remote = new PouchDB(`http://127.0.0.1:${port}/journal`);
await remote.info(); // the database is there
// Processor time of both ends: what a busy machine does not stretch. Linux counts in hundredths of a second.
const ofServer = () => readFileSync(`/proc/${server.pid}/stat`, "utf8").split(") ")[1].split(" ").slice(11, 13)
    .reduce((sum, ticks) => sum + Number(ticks) / 100, 0);
const before = ofServer(), own = process.cpuUsage();
const start = process.hrtime.bigint();
const done = await desk.replicate.to(remote, { batch_size: batch });
const seconds = Number(process.hrtime.bigint() - start) / 1e9;
const { user, system } = process.cpuUsage(own);
const processor = (user + system) / 1e6 + ofServer() - before;
const { doc_count } = await remote.info();
server.kill();
process.stdout.write(JSON.stringify({ documents: done.docs_written === doc_count ? doc_count : -1, seconds, processor }) + "\n");
process.exit(0);
