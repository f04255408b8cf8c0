// SPDX-License-Identifier: GPL-3.0-or-later
// What both peers' scripts share: the job (JSON on stdin), the clock of the job, the packages' folder, the answer.
import { createPrivateKey, createPublicKey } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

export const job = JSON.parse(readFileSync(0, "utf8"));

// The peers take the time from the machine. It becomes the job's before any of them is loaded, so that they know no other Date.
const RealDate = globalThis.Date;
const now = RealDate.parse(job.now);
globalThis.Date = class Date extends RealDate {
    constructor(...parts) {
        super(...(parts.length ? parts : [now]));
    }
    static now() {
        return now;
    }
};

// NARU_PEERS is a folder outside the checkout where npm put the packages of package-lock.json.
export const peers = createRequire(join(process.env.NARU_PEERS, "package.json"));
export const load = (name) => import(pathToFileURL(peers.resolve(name)).href);

export const bytes = (base64) => new Uint8Array(Buffer.from(base64, "base64"));
export const base64 = (array) => Buffer.from(array).toString("base64");
export const pem = (label, der) => `-----BEGIN ${label}-----\n${der.match(/.{1,64}/g).join("\n")}\n-----END ${label}-----\n`;

const der = (key, type) => ({ key: Buffer.from(key, "base64"), format: "der", type });
export const privateJwk = (pkcs8) => createPrivateKey(der(pkcs8, "pkcs8")).export({ format: "jwk" });
export const publicJwk = (spki) => createPublicKey(der(spki, "spki")).export({ format: "jwk" });
/** The public half of a private JWK. */
export const publicHalf = ({ d, ...rest }) => rest;

/** bstr head and bytes behind tag 24: SessionTranscriptBytes of a bare SessionTranscript. */
export function wrap24(array) {
    const head = array.length < 24 ? [0x40 | array.length]
        : array.length < 0x100 ? [0x58, array.length]
        : [0x59, array.length >> 8, array.length & 0xff];
    return Buffer.concat([Buffer.from([0xd8, 0x18, ...head]), Buffer.from(array)]);
}

/** Values as JSON: bytes as base64, dates as text, maps as objects. */
export function plain(value) {
    if (value instanceof Uint8Array)
        return base64(value);
    if (value instanceof Map)
        return Object.fromEntries([...value].map(([key, entry]) => [key, plain(entry)]));
    if (Array.isArray(value))
        return value.map(plain);
    if (value && typeof value.toISOString === "function")
        return value.toISOString().split("T")[0];
    if (value && typeof value === "object")
        return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, plain(entry)]));
    return value;
}

let measuring = false, latest;
export function answer(value) {
    latest = value;
    if (!measuring)
        process.stdout.write(JSON.stringify(value) + "\n");
}

/** Runs one verification many times, for tests/bench: processor time of each, all threads, once the engine is warm. */
export async function measure(verify) {
    const repeat = async (calls) => {
        for (let call = 0; call < calls; ++call)
            await verify();
    };
    measuring = true;
    await repeat(job.calls);
    const start = process.cpuUsage();
    await repeat(job.calls);
    const { user, system } = process.cpuUsage(start);
    measuring = false;
    answer({ ...latest, values: {}, microseconds: (user + system) / job.calls });
}
