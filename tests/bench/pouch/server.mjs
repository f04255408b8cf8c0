// SPDX-License-Identifier: GPL-3.0-or-later
// express-pouchdb on loopback over LevelDB in the folder of argv[2]; prints its port.
import { createRequire } from "node:module";
import { join } from "node:path";

const peers = createRequire(join(process.env.NARU_PEERS, "package.json"));
const PouchDB = peers("pouchdb").defaults({ prefix: process.argv[2] + "/" });
const app = peers("express")();
app.use("/", peers("express-pouchdb")(PouchDB, { mode: "minimumForPouchDB", inMemoryConfig: true }));
const listening = app.listen(0, "127.0.0.1", () => console.log(listening.address().port));
