// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/cbor.h"
#include "app/codec/text.h"
#include "app/identity/mdl/cose.h"
#include "app/identity/mdl/cosesign.h"
#include "app/identity/mdl/mso.h"
#include "app/identity/verify.h"
#include "tests/support/suite.h"
#include "tests/support/vectors.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace naru;
using namespace naru::identity;
using codec::CborDocument;
using codec::CborWriter;

/// The vectors others made. Each file of tests/vectors/mdoc/*.expected.json names files of the shared folder, how they
/// are put together, and what has to come out, check by check. No rule is relaxed for any of them.
class MdocVectorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { NARU_NEEDS_VECTOR("mdoc/MANIFEST.md"); }
    void judgesEachVector_data();
    void judgesEachVector();
    void everySharedVectorIsSpokenFor();
};

namespace {
const QString suffix = QStringLiteral(".expected.json");

QDir expectations()
{
    return QDir(QStringLiteral(NARU_SOURCE_DIR "/tests/vectors/mdoc"));
}
QDir shared()
{
    return QDir(test::sharedVectors() + QStringLiteral("/mdoc"));
}

QByteArray raw(const QString& path)
{
    QFile file(shared().filePath(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}
QByteArray bytes(const QString& path)
{
    const QByteArray text = raw(path);
    const auto decoded = codec::fromHex(text);
    return decoded ? *decoded : text;
}

QJsonObject load(const QString& name)
{
    QFile file(expectations().filePath(name));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

QString textOf(const QJsonObject& object, const char* key)
{
    return object.value(QLatin1StringView(key)).toString();
}

/// A DeviceResponse of one document with these received parts, and nothing from any phone.
QByteArray responseAround(const QString& docType, QByteArrayView issuerSigned)
{
    return CborWriter()
        .map(3)
        .text("version")
        .text("1.0")
        .text("documents")
        .array(1)
        .map(2)
        .text("docType")
        .text(docType)
        .text("issuerSigned")
        .raw(issuerSigned)
        .text("status")
        .number(0)
        .take();
}
QString docTypeOf(QByteArrayView issuerSigned)
{
    const auto document = CborDocument::parse(issuerSigned.toByteArray());
    const auto auth = mdl::CoseMessage::read((*document)->root().find(QLatin1StringView("issuerAuth")));
    return mdl::Mso::read(*auth->payload).docType.value_or(QString());
}
QByteArray fromIssuerSigned(const QByteArray& issuerSigned)
{
    return responseAround(docTypeOf(issuerSigned), issuerSigned);
}
QByteArray fromIssuerAuth(const QByteArray& issuerAuth)
{
    return fromIssuerSigned(CborWriter().map(1).text("issuerAuth").raw(issuerAuth).take());
}
/// Only the certificate is looked at: the rest of issuerAuth is empty.
QByteArray fromCertificate(const QByteArray& pem)
{
    const QByteArray der = crypto::Certificate::parseMany(pem).certificates.first().der();
    CborWriter auth;
    auth.array(4).bytes({}).map(1).number(33).bytes(der).bytes({}).bytes({});
    return responseAround(QStringLiteral("none"), CborWriter().map(1).text("issuerAuth").raw(auth.take()).take());
}

QByteArray responseOf(const QJsonObject& vector)
{
    const QString kind = textOf(vector, "kind"), file = textOf(vector, "file");
    if (kind == QLatin1StringView("issuer_signed"))
        return fromIssuerSigned(bytes(file));
    if (kind == QLatin1StringView("issuer_auth"))
        return fromIssuerAuth(bytes(file));
    return kind == QLatin1StringView("certificate") ? fromCertificate(raw(file)) : bytes(file);
}

QJsonObject describe(const Verdict& verdict)
{
    QJsonObject checks;
    for (std::size_t i = 0; i < checkNames.size(); ++i)
        checks.insert(
            QLatin1StringView(checkNames[i]), verdict.checks[i] ? QJsonValue(*verdict.checks[i]) : QJsonValue());
    QStringList reasons;
    for (const Reason& reason : verdict.reasons)
        reasons.append(QLatin1StringView(reason.name));
    reasons.removeDuplicates();
    return {{QStringLiteral("overall"), QLatin1StringView(overallNames[static_cast<std::size_t>(verdict.overall)])},
        {QStringLiteral("checks"), checks}, {QStringLiteral("reasons"), QJsonArray::fromStringList(reasons)}};
}

QJsonObject judgeResponse(const QJsonObject& vector)
{
    Evidence evidence;
    evidence.response = responseOf(vector);
    if (const QString file = textOf(vector, "transcript"); !file.isEmpty())
        evidence.transcript = bytes(file);
    if (const QString file = textOf(vector, "readerScalar"); !file.isEmpty())
        evidence.readerKey = *crypto::PrivateKey::fromScalar(crypto::Curve::P256, bytes(file));
    TrustList trust;
    for (const QJsonValue& file : vector.value(QLatin1StringView("trust")).toArray())
        trust.add(raw(file.toString()));
    return describe(verify(evidence, {trust, *parseRfc3339(textOf(vector, "at")), true}));
}

/// Every anchor of a VICAL: none may stop the list.
QJsonObject judgeVical(const QJsonObject& vector)
{
    const auto message = CborDocument::parse(bytes(textOf(vector, "file")));
    const auto cose = mdl::CoseMessage::read((*message)->root());
    const auto payload = CborDocument::parse(*cose->payload);
    TrustList trust;
    for (const auto& info : (*payload)->root().find(QLatin1StringView("certificateInfos")).items())
        trust.add(*info.find(QLatin1StringView("certificate")).toBytes());
    return {{QStringLiteral("anchors"), trust.anchors()}, {QStringLiteral("unsupported"), trust.unsupported()},
        {QStringLiteral("unreadable"), trust.unreadable()}};
}

QJsonObject judgeCose(const QJsonObject& vector)
{
    const auto message = CborDocument::parse(bytes(textOf(vector, "file")));
    const auto cose = mdl::CoseMessage::read((*message)->root());
    const auto key = crypto::PrivateKey::fromScalar(crypto::Curve::P256, bytes(textOf(vector, "scalar")));
    const auto algorithm = mdl::signatureAlgorithm(*cose->algorithm());
    return {{QStringLiteral("verifies"),
        key->publicKey().verifies(
            *algorithm, mdl::signatureInput(cose->protectedBytes, *cose->payload), cose->signature)}};
}

/// One well-formed item, kept as received.
QJsonObject judgeCbor(const QJsonObject& vector)
{
    const QByteArray received = bytes(textOf(vector, "file"));
    const auto document = CborDocument::parse(received);
    return {{QStringLiteral("kept"), document && (*document)->root().raw() == received}};
}

QJsonObject judge(const QJsonObject& vector)
{
    const QString kind = textOf(vector, "kind");
    if (kind == QLatin1StringView("vical"))
        return judgeVical(vector);
    if (kind == QLatin1StringView("cose_sign1"))
        return judgeCose(vector);
    return kind == QLatin1StringView("cbor") ? judgeCbor(vector) : judgeResponse(vector);
}

/// What `expected` names must be so; what it leaves out is not judged by this vector.
bool agrees(const QJsonObject& actual, const QJsonObject& expected)
{
    for (auto it = expected.begin(); it != expected.end(); ++it) {
        const QJsonValue value = actual.value(it.key());
        if (it->isObject() ? !agrees(value.toObject(), it->toObject()) : value != *it && !it->isArray())
            return false;
        for (const QJsonValue& element : it->toArray()) {
            if (!value.toArray().contains(element))
                return false;
        }
    }
    return true;
}

void collectTexts(const QJsonValue& value, QStringList& texts)
{
    if (value.isString())
        texts.append(value.toString());
    for (const QJsonValue& element : value.toArray())
        collectTexts(element, texts);
    for (const QJsonValue& member : value.toObject())
        collectTexts(member, texts);
}
} // namespace

void MdocVectorTest::judgesEachVector_data()
{
    QTest::addColumn<QString>("file");
    for (const QString& file : expectations().entryList({QStringLiteral("*") + suffix}, QDir::Files, QDir::Name))
        QTest::newRow(qPrintable(file.chopped(suffix.size()))) << file;
}

void MdocVectorTest::judgesEachVector()
{
    QFETCH(QString, file);
    const QJsonObject vector = load(file);
    const QJsonObject actual = judge(vector);
    const QJsonObject expected = vector.value(QLatin1StringView("expected")).toObject();
    if (expected.isEmpty()) {
        QFile out(expectations().filePath(file.chopped(suffix.size()) + QStringLiteral(".actual.json")));
        if (out.open(QIODevice::WriteOnly))
            out.write(QJsonDocument(actual).toJson());
        QFAIL("nothing is expected of this vector: what came out is in .actual.json beside it");
    }
    QVERIFY2(agrees(actual, expected), QJsonDocument(actual).toJson(QJsonDocument::Compact));
}

void MdocVectorTest::everySharedVectorIsSpokenFor()
{
    QStringList spokenFor = load(QStringLiteral("elsewhere.json")).keys();
    for (const QString& file : expectations().entryList({QStringLiteral("*") + suffix}, QDir::Files))
        collectTexts(load(file), spokenFor);
    QStringList forgotten;
    QDirIterator walk(shared().path(), QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        const QString path = shared().relativeFilePath(walk.next());
        const bool spoken = std::any_of(spokenFor.begin(), spokenFor.end(),
            [&path](const QString& name) { return path == name || (name.endsWith(u'/') && path.startsWith(name)); });
        if (!spoken)
            forgotten.append(path);
    }
    QVERIFY2(forgotten.isEmpty(), qPrintable(forgotten.join(u' ')));
}

NARU_TEST(MdocVectorTest)
#include "tst_mdocvectors.moc"
