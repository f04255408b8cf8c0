// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/vectors/defect.h"

namespace naru::test {

using crypto::Curve;

namespace {
QString text(const char* ascii)
{
    return QString::fromLatin1(ascii);
}

Defect curve(const char* name, const char* about, Curve issuer, Curve device)
{
    return {text(name), text(about), accepts(), [issuer, device](MdocMaker& maker) {
                maker.iacaCurve = maker.dsCurve = issuer;
                maker.deviceCurve = device;
            }};
}
Defect mac(const char* name, const char* about, Curve device)
{
    return {text(name), text(about), accepts(), [device](MdocMaker& maker) {
                maker.useMac = true;
                maker.deviceCurve = maker.readerCurve = device;
            }};
}
Defect digest(const char* name, crypto::HashAlgorithm algorithm)
{
    return {text(name), text("another digest of the standard"), accepts(),
        [algorithm](MdocMaker& maker) { maker.digestAlgorithm = algorithm; }};
}

Defects algorithms()
{
    return {
        curve("sound-es256", "P-256 throughout", Curve::P256, Curve::P256),
        curve("sound-es384", "P-384 throughout", Curve::P384, Curve::P384),
        curve("sound-es512", "P-521 throughout", Curve::P521, Curve::P521),
        curve("sound-ed25519", "Ed25519 throughout", Curve::Ed25519, Curve::Ed25519),
        curve("sound-ed448", "Ed448 throughout", Curve::Ed448, Curve::Ed448),
        curve("sound-brainpool-256", "brainpoolP256r1 throughout", Curve::BrainpoolP256r1, Curve::BrainpoolP256r1),
        curve("sound-brainpool-320", "brainpoolP320r1 throughout", Curve::BrainpoolP320r1, Curve::BrainpoolP320r1),
        curve("sound-brainpool-384", "brainpoolP384r1 throughout", Curve::BrainpoolP384r1, Curve::BrainpoolP384r1),
        curve("sound-brainpool-512", "brainpoolP512r1 throughout", Curve::BrainpoolP512r1, Curve::BrainpoolP512r1),
        curve("sound-mixed-curves", "P-384 signs, a P-256 phone shows", Curve::P384, Curve::P256),
        mac("sound-mac", "device MAC over P-256", Curve::P256),
        mac("sound-mac-p384", "device MAC over P-384", Curve::P384),
        mac("sound-mac-p521", "device MAC over P-521", Curve::P521),
        digest("sound-sha384", crypto::HashAlgorithm::Sha384),
        digest("sound-sha512", crypto::HashAlgorithm::Sha512),
    };
}

Defects oddities()
{
    const auto chain = [](const std::function<void(MdocMaker&, QCborMap&)>& edit) {
        return [edit](MdocMaker& maker) {
            maker.editIssuerHeaders
                = [&maker, edit](QCborMap&, QCborMap& isUnprotected) { edit(maker, isUnprotected); };
        };
    };
    return {
        {text("x5chain-with-root"), text("the trusted root comes along and is not looked at"),
            accepts({text("mdl.extra_certificates")}), chain([](MdocMaker& maker, QCborMap& isUnprotected) {
                isUnprotected.insert(33, QCborArray{isUnprotected.value(33), maker.iacaDer()});
            })},
        {text("x5chain-of-one"), text("a list of one certificate"), accepts({text("mdl.single_certificate_array")}),
            chain([](MdocMaker&, QCborMap& isUnprotected) {
                QCborArray list;
                list.append(isUnprotected.value(33));
                isUnprotected.insert(33, list);
            })},
        {text("algorithm-twice"), text("another algorithm in the unprotected header: the protected one counts"),
            accepts({text("mdl.header_twice")}),
            chain([](MdocMaker&, QCborMap& isUnprotected) { isUnprotected.insert(1, -8); })},
        {text("ds-long-lived"), text("a signer of 500 days: the limit is from memory, so a warning"),
            accepts({text("mdl.ds_long_lived")}),
            [](MdocMaker& maker) { maker.ds.notAfter = maker.ds.notBefore + std::chrono::hours(24 * 500); }},
        {text("iaca-long-lived"), text("a root of 30 years: the limit is from memory, so a warning"),
            accepts({text("mdl.iaca_long_lived")}),
            [](MdocMaker& maker) { maker.iaca.notAfter = maker.iaca.notBefore + std::chrono::hours(24 * 365 * 30); }},
        {text("ds-unknown-not-critical"), text("an unknown extension that may be ignored"), accepts(),
            [](MdocMaker& maker) {
                maker.ds.more.append({"1.2.410.200004.99", false, QByteArray::fromHex("0500")});
            }},
        {text("trust-with-rubbish"), text("a broken block beside the root in the trust file"),
            accepts({text("identity.trust_unreadable")}),
            [](MdocMaker& maker) {
                maker.editMade = [](MadeMdoc& made) {
                    made.trustPem += crypto::toPem("CERTIFICATE", QByteArray::fromHex("3003020100"));
                };
            }},
        {text("two-roots-of-one-name"), text("the issuer's name with another key stands first in the trust list"),
            accepts(),
            [](MdocMaker& maker) {
                maker.editMade = [&maker](MadeMdoc& made) {
                    made.trustPem.prepend(
                        crypto::toPem("CERTIFICATE", maker.makeIaca(maker.iaca, maker.newKey(Curve::P256))));
                };
            }},
        {text("digest-id-over-31-bits"), text("digestID 2^31: the first edition has no limit, so a warning"),
            accepts({text("mdl.digest_id_range")}),
            [](MdocMaker& maker) { maker.item("portrait").digestId = 0x8000'0000; }},
        {text("digest-id-largest"), text("the largest digestID allowed, 2^31 - 1"), accepts(),
            [](MdocMaker& maker) { maker.item("portrait").digestId = 0x7fff'ffff; }},
        {text("portrait-of-40-kilobytes"), text("a large portrait within the limits"), accepts(),
            [](MdocMaker& maker) {
                maker.item("portrait").value = QByteArray::fromHex("ffd8ff") + QByteArray(40'000, '\x5a');
            }},
        {text("keys-in-any-order"), text("the members of each map in reverse"), accepts(),
            [](MdocMaker& maker) {
                maker.editResponse = [](QCborMap& response) {
                    QCborMap reversed;
                    const auto keys = response.keys();
                    for (auto at = keys.rbegin(); at != keys.rend(); ++at)
                        reversed.insert(*at, response.value(*at));
                    response = reversed;
                };
            }},
        {text("unknown-members"), text("members of a version to come are ignored"), accepts(),
            [](MdocMaker& maker) {
                maker.editResponse = [](QCborMap& response) { response.insert(text("x-new"), 1); };
                maker.editDocument = [](QCborMap& document) { document.insert(text("x-new"), 1); };
                maker.editMso = [](QCborMap& mso) { mso.insert(text("x-new"), 1); };
            }},
        {text("empty-name-spaces"), text("nothing was released and nothing in particular was asked"),
            accepts({text("mdl.nothing_released")}),
            [](MdocMaker& maker) { maker.editNameSpaces = [](QCborMap& spaces) { spaces.clear(); }; }},
        {text("transcript-in-tag-24"), text("the transcript as SessionTranscriptBytes"), accepts(),
            [](MdocMaker& maker) {
                maker.useMac = true;
                maker.editMade = [](MadeMdoc& made) { made.transcript = embedded(made.transcript).toCbor(); };
            }},
    };
}
} // namespace

Defects soundDefects()
{
    return algorithms() + oddities();
}

} // namespace naru::test
