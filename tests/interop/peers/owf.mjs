// SPDX-License-Identifier: GPL-3.0-or-later
// @owf/mdoc as issuer and phone, and as reader. It leaves all cryptography to its caller: here node:crypto does it.
import * as crypto from "node:crypto";
import { answer, base64, bytes, job, load, measure, plain, privateJwk, publicHalf, publicJwk, wrap24 } from "./job.mjs";

const owf = await load("@owf/mdoc");
const { CoseKey, DeviceKey, DeviceRequest, DeviceResponse, DocRequest, Holder, Issuer, ItemsRequest, SessionTranscript,
    SignatureAlgorithm, Verifier, cborDecode, cborEncode } = owf;

// 0.6.0 spells two curves "p-384" and "p-521" where JWK (RFC 7518) says P-384 and P-521.
const otherwise = (pattern, change) => (jwk) => ({ ...jwk, crv: jwk.crv?.replace(pattern, change) });
const fromJwk = (jwk) => CoseKey.fromJwk(otherwise(/^P-(384|521)$/, "p-$1")(jwk));
const toJwk = otherwise(/^p-/, "P-");
const jwkOf = (key) => toJwk((key instanceof Uint8Array ? CoseKey.decode(key) : key).jwk);
const hashOf = { [-7]: "sha256", [-35]: "sha384", [-36]: "sha512" };

function nodeKey(key, kind) {
    const { kty, crv, x, y, d } = jwkOf(key);
    const jwk = kind === "private" ? { kty, crv, x, y, d } : { kty, crv, x, y };
    return (kind === "private" ? crypto.createPrivateKey : crypto.createPublicKey)({ key: jwk, format: "jwk" });
}

const options = (key) => ({ key, dsaEncoding: "ieee-p1363" });
const isEdwards = (key) => key.asymmetricKeyType === "ed25519";

const context = {
    crypto: {
        // A digestID is four random bytes here; over 2^31 - 1 it is out of range since the second edition of ISO 18013-5.
        random: (length) => {
            const random = new Uint8Array(crypto.randomBytes(length));
            if (length === 4)
                random[0] &= 0x7f;
            return random;
        },
        digest: ({ digestAlgorithm, bytes: input }) =>
            new Uint8Array(crypto.createHash(digestAlgorithm.replace("-", "")).update(input).digest()),
        calculateEphemeralMacKey: ({ privateKey, publicKey, sessionTranscriptBytes, info }) => {
            const secret = crypto.diffieHellman({ privateKey: nodeKey(privateKey, "private"), publicKey: nodeKey(publicKey, "public") });
            const salt = crypto.createHash("sha256").update(sessionTranscriptBytes).digest();
            return CoseKey.create({ keyType: owf.KeyType.Oct, k: new Uint8Array(crypto.hkdfSync("sha256", secret, salt, info, 32)) });
        },
    },
    cose: {
        sign1: {
            sign: ({ toBeSigned, key, algorithm }) => {
                const own = nodeKey(key, "private");
                return new Uint8Array(crypto.sign(isEdwards(own) ? null : hashOf[algorithm], toBeSigned, isEdwards(own) ? own : options(own)));
            },
            verify: ({ key, sign1 }) => {
                const own = nodeKey(key, "public");
                const algorithm = sign1.protectedHeaders.headers.get(owf.Header.Algorithm);
                return crypto.verify(isEdwards(own) ? null : hashOf[algorithm], sign1.toBeSigned, isEdwards(own) ? own : options(own), sign1.signature);
            },
        },
        mac0: {
            // 0.6.0 leaves the empty external_aad out of the MAC_structure (RFC 9052 §6.3 wants four members): it is put back.
            sign: ({ key, toBeAuthenticated }) => {
                const [name, header, payload] = cborDecode(toBeAuthenticated);
                const whole = cborEncode([name, header, new Uint8Array(), payload]);
                return new Uint8Array(crypto.createHmac("sha256", key.k).update(whole).digest());
            },
            verify: () => false, // never reached: 0.6.0 refuses every deviceMac before it asks (it compares "HS256" with 5)
        },
    },
    x509: {
        getIssuerNameField: ({ certificate, field }) => {
            const issuer = new crypto.X509Certificate(certificate).issuer;
            return issuer.split("\n").filter((line) => line.startsWith(`${field}=`)).map((line) => line.slice(field.length + 1));
        },
        getPublicKey: ({ certificate }) => fromJwk(new crypto.X509Certificate(certificate).publicKey.export({ format: "jwk" })),
        verifyCertificateChain: ({ trustedCertificates, x5chain, now }) => {
            const leaf = new crypto.X509Certificate(x5chain[0]);
            const isCurrent = (certificate) => Date.parse(certificate.validFrom) <= now && now <= Date.parse(certificate.validTo);
            const root = trustedCertificates.map((der) => new crypto.X509Certificate(der))
                .find((candidate) => candidate.subject === leaf.issuer && leaf.verify(candidate.publicKey));
            if (!root || !isCurrent(root) || !isCurrent(leaf))
                throw new Error("no current root signed this certificate");
        },
        getCertificateData: ({ certificate }) => {
            const parsed = new crypto.X509Certificate(certificate);
            return {
                issuerName: parsed.issuer, subjectName: parsed.subject, serialNumber: parsed.serialNumber,
                thumbprint: parsed.fingerprint256, pem: parsed.toString(),
                notBefore: new Date(parsed.validFrom), notAfter: new Date(parsed.validTo),
            };
        },
    },
};

/** The values of the job: texts that are dates become full-dates, as the standard wants them. */
function issuerValues(values) {
    const isDate = (value) => typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);
    return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, isDate(value) ? new owf.DateOnly(value) : value]));
}

async function present() {
    const issuerKey = fromJwk({ ...privateJwk(job.issuerKey), alg: job.issuerAlgorithm });
    const deviceJwk = privateJwk(job.deviceKey);
    const issuer = new Issuer(job.docType, context);
    for (const [nameSpace, values] of Object.entries(job.values))
        issuer.addIssuerNamespace(nameSpace, issuerValues(values));
    const issuerSigned = await issuer.sign({
        signingKey: issuerKey,
        algorithm: SignatureAlgorithm[job.issuerAlgorithm],
        digestAlgorithm: job.digestAlgorithm,
        validityInfo: { signed: new Date(job.signed), validFrom: new Date(job.signed), validUntil: new Date(job.validUntil) },
        deviceKeyInfo: { deviceKey: DeviceKey.decode(fromJwk(publicHalf(deviceJwk)).encode()) },
        certificates: [bytes(job.signerCertificate)],
    });
    const nameSpaces = {};
    for (const [nameSpace, element] of job.asked)
        (nameSpaces[nameSpace] ??= {})[element] = false;
    const usesMac = job.deviceAuth === "mac";
    // the protected header takes its algorithm from the key, for a MAC too
    const signingKey = fromJwk({ ...deviceJwk, alg: usesMac ? "HS256" : job.deviceAlgorithm });
    const response = await Holder.createDeviceResponseForDeviceRequest({
        deviceRequest: DeviceRequest.create({
            docRequests: [DocRequest.create({ itemsRequest: ItemsRequest.create({ docType: job.docType, namespaces: nameSpaces }) })],
        }),
        sessionTranscript: SessionTranscript.decode(wrap24(bytes(job.transcript))),
        issuerSigned: [issuerSigned],
        ...(usesMac ? { mac: { ephemeralKey: fromJwk(publicJwk(job.readerPublicKey)), signingKey } } : { signature: { signingKey } }),
    }, context);
    answer({ response: base64(response.encode()) });
}

async function verify() {
    const failed = [];
    let values = {};
    try {
        const deviceResponse = DeviceResponse.decode(bytes(job.response));
        await Verifier.verifyDeviceResponse({
            deviceResponse,
            sessionTranscript: SessionTranscript.decode(wrap24(bytes(job.transcript))),
            ephemeralReaderKey: fromJwk(privateJwk(job.readerKey)),
            trustedCertificates: [bytes(job.root)],
            now: new Date(job.now),
            onCheck: ({ status, check, reason }) => {
                if (status === "FAILED")
                    failed.push(reason ? `${check}: ${reason}` : check);
            },
        }, context);
        for (const document of deviceResponse.documents ?? []) {
            for (const items of document.issuerSigned.issuerNamespaces.issuerNamespaces.values()) {
                for (const item of items)
                    values[item.elementIdentifier] = plain(item.elementValue);
            }
        }
    } catch (error) {
        failed.push(String(error.message));
    }
    answer({ accepted: failed.length === 0, failed, values });
}

await { present, verify, measure: () => measure(verify) }[job.do]();
