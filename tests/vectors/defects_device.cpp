// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/mdl/engagement.h"
#include "tests/vectors/defect.h"

namespace naru::test {

namespace {
const QStringList deviceAuth{QStringLiteral("device_auth")};

QString text(const char* ascii)
{
    return QString::fromLatin1(ascii);
}
Expected wrong(const char* reason)
{
    return rejects(deviceAuth, {text(reason)});
}

void flip(QCborArray& cose, qsizetype index)
{
    QByteArray bytes = cose.at(index).toByteArray();
    bytes[0] = static_cast<char>(bytes[0] ^ 1);
    cose[index] = bytes;
}

/// Edits deviceSigned after it was made.
std::function<void(MdocMaker&)> editSigned(const std::function<void(QCborMap&)>& edit)
{
    return [edit](MdocMaker& maker) {
        maker.editDocument = [edit](QCborMap& document) {
            QCborMap deviceSigned = document.value(text("deviceSigned")).toMap();
            edit(deviceSigned);
            document.insert(text("deviceSigned"), deviceSigned);
        };
    };
}

std::function<void(MdocMaker&)> editDeviceKey(const std::function<void(QCborMap&)>& edit)
{
    return [edit](MdocMaker& maker) {
        maker.editMso = [edit](QCborMap& mso) {
            QCborMap info = mso.value(text("deviceKeyInfo")).toMap();
            QCborMap key = info.value(text("deviceKey")).toMap();
            edit(key);
            info.insert(text("deviceKey"), key);
            mso.insert(text("deviceKeyInfo"), info);
        };
    };
}

Defects signatures()
{
    return {
        {text("cloned-phone"), text("the document was copied to a phone with another key"),
            wrong("mdl.device_signature_wrong"), [](MdocMaker& maker) { maker.deviceKeyFromElsewhere = true; }},
        {text("replayed-in-another-session"), text("an answer recorded in another session"),
            wrong("mdl.device_signature_wrong"),
            [](MdocMaker& maker) {
                maker.editMade = [](MadeMdoc& made) { made.transcript = MdocMaker(99).make().transcript; };
            }},
        {text("device-signature-altered"), text("one bit of the phone's signature"),
            wrong("mdl.device_signature_wrong"),
            [](MdocMaker& maker) { maker.editDeviceAuth = [](QCborArray& cose) { flip(cose, 3); }; }},
        {text("device-signed-altered"), text("what the phone signed was exchanged"),
            rejects(deviceAuth, {text("mdl.device_signature_wrong")}), editSigned([](QCborMap& deviceSigned) {
                const QCborMap other{{text("org.example.phone"), QCborMap{{text("model"), text("another")}}}};
                deviceSigned.insert(text("nameSpaces"), embedded(other.toCborValue().toCbor()));
            })},
        {text("device-algorithm-missing"), text("the phone names no algorithm"), wrong("mdl.device_algorithm"),
            [](MdocMaker& maker) { maker.editDeviceHeader = [](QCborMap& header) { header.clear(); }; }},
        {text("device-algorithm-unfit"), text("ES512 with a P-256 key"), wrong("mdl.device_algorithm"),
            [](MdocMaker& maker) { maker.editDeviceHeader = [](QCborMap& header) { header.insert(1, -36); }; }},
        {text("device-critical-header"), text("a header that must be understood"), wrong("mdl.critical_header"),
            [](MdocMaker& maker) {
                maker.editDeviceHeader = [](QCborMap& header) { header.insert(2, QCborArray{4}); };
            }},
        {text("device-payload-undefined"), text("undefined where the detached payload's nil belongs"),
            rejects({text("parse")}, {text("mdl.bad_structure")}),
            [](MdocMaker& maker) {
                maker.editDeviceAuth = [](QCborArray& cose) { cose[2] = QCborValue(QCborValue::Undefined); };
            }},
        {text("device-payload-foreign"), text("an attached payload that is not this session's"),
            wrong("mdl.device_payload_foreign"),
            [](MdocMaker& maker) {
                maker.editDeviceAuth = [](QCborArray& cose) { cose[2] = QByteArray("another session"); };
            }},
        {text("device-key-off-curve"), text("the signed device key is no point of its curve"),
            wrong("mdl.device_key_unusable"), editDeviceKey([](QCborMap& key) {
                QByteArray x = key.value(-2).toByteArray();
                x[31] = static_cast<char>(x[31] ^ 1);
                key.insert(-2, x);
            })},
        {text("device-key-unknown-curve"), text("a curve nobody registered"), wrong("mdl.device_key_unusable"),
            editDeviceKey([](QCborMap& key) { key.insert(-1, 4711); })},
        {text("device-key-of-another-type"), text("an EC key that calls itself OKP"), wrong("mdl.device_key_unusable"),
            editDeviceKey([](QCborMap& key) { key.insert(1, 1); })},
    };
}

Defects presence()
{
    return {
        {text("no-device-signed"), text("an issuer's document without any proof of the phone"),
            wrong("mdl.device_auth_absent"),
            [](MdocMaker& maker) {
                maker.editDocument = [](QCborMap& document) { document.remove(text("deviceSigned")); };
            }},
        {text("device-auth-empty"), text("deviceAuth is an empty map"), wrong("mdl.device_auth_absent"),
            editSigned([](QCborMap& deviceSigned) { deviceSigned.insert(text("deviceAuth"), QCborMap()); })},
        {text("device-auth-both"), text("a signature and a MAC"), wrong("mdl.device_auth_ambiguous"),
            editSigned([](QCborMap& deviceSigned) {
                QCborMap auth = deviceSigned.value(text("deviceAuth")).toMap();
                auth.insert(text("deviceMac"), auth.value(text("deviceSignature")));
                deviceSigned.insert(text("deviceAuth"), auth);
            })},
        {text("device-name-spaces-missing"), text("deviceSigned without nameSpaces"),
            rejects({text("parse")}, {text("mdl.bad_structure")}, deviceAuth),
            editSigned([](QCborMap& deviceSigned) { deviceSigned.remove(text("nameSpaces")); })},
        {text("device-key-missing"), text("the MSO has no device key"),
            rejects({text("parse")}, {text("mdl.bad_structure")}, deviceAuth),
            [](MdocMaker& maker) {
                maker.editMso = [](QCborMap& mso) { mso.insert(text("deviceKeyInfo"), QCborMap()); };
            }},
    };
}

Defect mac(
    const char* name, const char* about, const Expected& expected, const std::function<void(MdocMaker&)>& plant = {})
{
    return {text(name), text(about), expected, [plant](MdocMaker& maker) {
                maker.useMac = true;
                if (plant)
                    plant(maker);
            }};
}

Defects macs()
{
    Defect keyless = mac("mac-without-reader-key", "nobody gave the reader's session key",
        rejects({}, {text("mdl.mac_without_reader_key")}, deviceAuth));
    keyless.readerKey = Defect::ReaderKey::Withheld;
    return {
        keyless,
        mac("mac-altered", "one bit of the MAC", wrong("mdl.device_mac_wrong"),
            [](MdocMaker& maker) { maker.editDeviceAuth = [](QCborArray& cose) { flip(cose, 3); }; }),
        mac("mac-truncated", "half a MAC", wrong("mdl.device_mac_wrong"),
            [](MdocMaker& maker) {
                maker.editDeviceAuth = [](QCborArray& cose) { cose[3] = cose.at(3).toByteArray().left(16); };
            }),
        mac("mac-empty", "a MAC of no bytes", wrong("mdl.device_mac_wrong"),
            [](MdocMaker& maker) { maker.editDeviceAuth = [](QCborArray& cose) { cose[3] = QByteArray(""); }; }),
        mac("mac-of-another-reader", "the reader's key is not the session's", wrong("mdl.device_mac_wrong"),
            [](MdocMaker& maker) {
                maker.editMade = [&maker](MadeMdoc& made) {
                    made.readerKeyPem = maker.newKey(crypto::Curve::P256).pem().view().toByteArray();
                };
            }),
        mac("mac-on-another-curve", "the reader's key cannot meet the phone's", wrong("mdl.mac_key_unfit"),
            [](MdocMaker& maker) {
                maker.editMade = [&maker](MadeMdoc& made) {
                    made.readerKeyPem = maker.newKey(crypto::Curve::P384).pem().view().toByteArray();
                };
            }),
        mac("mac-algorithm-wrong", "HMAC 256/64 is not the standard's", wrong("mdl.device_algorithm"),
            [](MdocMaker& maker) { maker.editDeviceHeader = [](QCborMap& header) { header.insert(1, 4); }; }),
        mac("mac-of-a-cloned-phone", "the MAC key comes from another device key", wrong("mdl.device_mac_wrong"),
            [](MdocMaker& maker) { maker.deviceKeyFromElsewhere = true; }),
    };
}
} // namespace

Defects deviceDefects()
{
    return signatures() + presence() + macs();
}

} // namespace naru::test
