// SPDX-License-Identifier: GPL-3.0-or-later
// @auth0/mdl as issuer and phone, and as reader.
import { answer, base64, bytes, job, load, measure, peers, pem, plain, privateJwk, publicHalf, publicJwk, wrap24 } from "./job.mjs";

const { default: mdl } = await load("@auth0/mdl");
const { COSEKeyFromJWK } = peers("cose-kit");
const { Document, MDoc, DeviceResponse, Verifier } = mdl;

async function present() {
    const issuerPrivateKey = privateJwk(job.issuerKey);
    const deviceKey = privateJwk(job.deviceKey);
    const builder = new Document(job.docType)
        .useDigestAlgorithm(job.digestAlgorithm)
        .addValidityInfo({ signed: new Date(job.signed), validFrom: new Date(job.signed), validUntil: new Date(job.validUntil) })
        .addDeviceKeyInfo({ deviceKey: publicHalf(deviceKey) });
    for (const [nameSpace, values] of Object.entries(job.values))
        builder.addIssuerNameSpace(nameSpace, values);
    const document = await builder.sign({
        issuerPrivateKey,
        issuerCertificate: pem("CERTIFICATE", job.signerCertificate),
        alg: job.issuerAlgorithm,
        kid: "desk-test",
    });
    const fields = job.asked.map(([nameSpace, element]) => ({ path: [`$['${nameSpace}']['${element}']`], intent_to_retain: false }));
    const response = DeviceResponse.from(new MDoc([document]))
        .usingPresentationDefinition({
            id: "asked",
            input_descriptors: [{
                id: job.docType,
                format: { mso_mdoc: { alg: ["EdDSA", "ES256", "ES384"] } },
                constraints: { limit_disclosure: "required", fields },
            }],
        })
        .usingSessionTranscriptBytes(wrap24(bytes(job.transcript)));
    if (job.deviceAuth === "mac")
        response.authenticateWithMAC(deviceKey, COSEKeyFromJWK(publicJwk(job.readerPublicKey)), "HS256");
    else
        response.authenticateWithSignature(deviceKey, job.deviceAlgorithm);
    answer({ response: base64((await response.sign()).encode()) });
}

async function verify() {
    const failed = [];
    const verifier = new Verifier([pem("CERTIFICATE", job.root)]);
    let values = {};
    try {
        const mdoc = await verifier.verify(bytes(job.response), {
            encodedSessionTranscript: wrap24(bytes(job.transcript)),
            ephemeralReaderKey: COSEKeyFromJWK(privateJwk(job.readerKey)),
            // its X.509 library builds no path over Ed25519 certificates; all else is still checked
            disableCertificateChainValidation: job.edwards,
            // every check is heard; the library itself stops at the first that fails
            onCheck: ({ status, check, reason }) => {
                if (status === "FAILED")
                    failed.push(reason ? `${check}: ${reason}` : check);
            },
        });
        for (const document of mdoc.documents) {
            for (const nameSpace of Object.keys(document.issuerSigned.nameSpaces))
                values = { ...values, ...plain(document.getIssuerNameSpace(nameSpace)) };
        }
    } catch (error) {
        failed.push(String(error.message));
    }
    answer({ accepted: failed.length === 0, failed, values });
}

await { present, verify, measure: () => measure(verify) }[job.do]();
