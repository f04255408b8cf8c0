// SPDX-License-Identifier: GPL-3.0-or-later
// What stands before the files of a pack: lengths, the manifest, the seals.
#include "app/lessons/packhead.h"

#include "app/codec/jsontree.h"
#include "app/codec/wav.h"
#include "app/crypto/hash.h"
#include "app/lessons/field.h"

#include <QRegularExpression>
#include <QtEndian>

#include <algorithm>

namespace naru::lessons {

namespace {

const QString manifestName = QStringLiteral("pack.json");

Complaint ofPack(const char* key, const QString& rule)
{
    return {QStringLiteral("pack"), QString::fromLatin1(key), rule};
}

/// One spelling: small ASCII letters, digits and three signs, so that no two names differ only in case or in how a
/// letter is composed; no way up, no root, nothing hidden.
bool isPlainPath(const QString& path)
{
    static const QRegularExpression plain(
        QStringLiteral("\\A[a-z0-9]+([._-][a-z0-9]+)*(/[a-z0-9]+([._-][a-z0-9]+)*)*\\z"));
    return path.size() <= packPathLettersMax && plain.match(path).hasMatch();
}

bool isPackId(const QString& id)
{
    static const QRegularExpression plain(QStringLiteral("\\A[a-z0-9]+(-[a-z0-9]+)*(\\.[a-z0-9]+(-[a-z0-9]+)*)+\\z"));
    return id.size() <= 40 && plain.match(id).hasMatch();
}

QString nameIn(Fields& at, const char* key)
{
    const QString name = at.text(key);
    const bool plain = name == name.trimmed() && name.size() <= packNameLettersMax
        && std::all_of(name.begin(), name.end(), [](QChar letter) { return letter.isPrint(); });
    if (!plain)
        at.complain(QString::fromLatin1(key), QStringLiteral("not-a-name"));
    return name;
}

QByteArray digestIn(Fields& at)
{
    constexpr qsizetype digestLetters = 64;
    static const QRegularExpression hex(QStringLiteral("\\A[0-9a-f]{64}\\z"));
    const QString text = at.text("sha256");
    if (text.size() != digestLetters || !hex.match(text).hasMatch())
        at.complain(QStringLiteral("sha256"), QStringLiteral("not-a-digest"));
    return QByteArray::fromHex(text.toLatin1());
}

PackFile fileIn(Fields at)
{
    PackFile file;
    file.path = at.text("path");
    const QString kind = at.text("kind");
    const auto known = std::find(packKindNames.begin(), packKindNames.end(), kind);
    const bool isKind = known != packKindNames.end();
    if (isKind)
        file.kind = static_cast<PackFile::Kind>(known - packKindNames.begin());
    else
        at.complain(QStringLiteral("kind"), QStringLiteral("unknown-kind"));
    file.size = at.number("size", 1, int(fileBytesMax(file.kind)));
    file.sha256 = digestIn(at);
    if (!isPlainPath(file.path))
        at.complain(QStringLiteral("path"), QStringLiteral("odd-name"));
    else if (isKind && !packPath(file.kind, file.path))
        at.complain(QStringLiteral("path"), QStringLiteral("not-of-this-kind"));
    at.end();
    return file;
}

void filesIn(Fields& at, qsizetype filesAt, Pack& pack)
{
    QSet<QString> paths;
    qsizetype offset = filesAt;
    for (const Fields& each : at.list("files", packFilesMax)) {
        PackFile file = fileIn(each);
        file.offset = offset;
        offset += file.size;
        if (paths.contains(file.path))
            at.complain(QStringLiteral("files"), QStringLiteral("twice (") + file.path + u')');
        paths.insert(file.path);
        if (offset > packBytesMax)
            return at.complain(QStringLiteral("files"), QStringLiteral("too-large"));
        pack.files.append(file);
    }
    if (pack.files.isEmpty())
        at.complain(QStringLiteral("files"), QStringLiteral("missing"));
}

} // namespace

qsizetype fileBytesMax(PackFile::Kind kind)
{
    switch (kind) {
    case PackFile::Kind::Picture:
        return pictureBytesMax;
    case PackFile::Kind::Voice:
        return codec::wavBytesMax;
    case PackFile::Kind::Lesson:
    case PackFile::Kind::Words:
        break;
    }
    return lessonBytesMax;
}

std::variant<PackHead, Complaint> packHead(QByteArrayView bytes)
{
    if (bytes.size() > packBytesMax)
        return ofPack("-", QStringLiteral("too-large"));
    if (!bytes.startsWith(packMagic))
        return ofPack("-", QStringLiteral("not-a-pack"));
    const qsizetype manifestAt = packMagic.size() + packLengthBytes;
    if (bytes.size() < manifestAt)
        return ofPack("-", QStringLiteral("cut-off"));
    const qsizetype manifestSize = qFromBigEndian<quint32>(bytes.data() + packMagic.size());
    if (manifestSize > manifestBytesMax)
        return ofPack("-", QStringLiteral("manifest-too-large"));
    const qsizetype countAt = manifestAt + manifestSize;
    if (bytes.size() <= countAt)
        return ofPack("-", QStringLiteral("cut-off"));
    const int seals = quint8(bytes[countAt]);
    if (seals == 0 || seals > packSealsMax)
        return ofPack("seals", seals ? QStringLiteral("more-than-%1").arg(packSealsMax) : QStringLiteral("missing"));
    const qsizetype filesAt = countAt + 1 + seals * sealBytes;
    if (bytes.size() < filesAt)
        return ofPack("seals", QStringLiteral("cut-off"));
    return PackHead{bytes.sliced(manifestAt, manifestSize), bytes.sliced(countAt + 1, filesAt - countAt - 1), filesAt};
}

QByteArray sealedBytes(QByteArrayView manifest)
{
    return packMagic.toByteArray() + manifest.toByteArray();
}

QByteArray makeSeal(QByteArrayView manifest, const crypto::PrivateKey& key)
{
    NARU_ASSERT(key.curve() == crypto::Curve::P256);
    const QByteArray spki = key.publicKey().spki();
    NARU_ASSERT(spki.size() == sealKeyBytes);
    return spki + key.sign(crypto::SignatureAlgorithm::Es256, sealedBytes(manifest));
}

QList<PackSeal> readSeals(const PackHead& head, QList<Complaint>& complaints)
{
    QList<PackSeal> seals;
    const QByteArray over = sealedBytes(head.manifest);
    for (qsizetype at = 0; at < head.seals.size(); at += sealBytes) {
        const QByteArray name = "seals." + QByteArray::number(at / sealBytes + 1);
        const QByteArray spki = head.seals.sliced(at, sealKeyBytes).toByteArray();
        const auto key = crypto::PublicKey::fromSpki(spki);
        if (!key || key->curve() != crypto::Curve::P256 || key->spki() != spki)
            complaints.append(ofPack(name.constData(), QStringLiteral("not-a-key")));
        else if (seals.contains(PackSeal{spki}))
            complaints.append(ofPack(name.constData(), QStringLiteral("twice")));
        else if (!key->verifies(
                     crypto::SignatureAlgorithm::Es256, over, head.seals.sliced(at + sealKeyBytes, sealSignatureBytes)))
            complaints.append(ofPack(name.constData(), QStringLiteral("does-not-hold")));
        else
            seals.append(PackSeal{spki});
    }
    return seals;
}

Manifest readManifest(const PackHead& head, QList<Complaint>& complaints)
{
    Manifest read;
    const codec::JsonLimits limits{manifestBytesMax, 4};
    const auto tree = codec::JsonTree::parse(head.manifest, limits);
    if (!tree || !tree->root().isObject()) {
        const QString rule = tree ? QStringLiteral("not-an-object") : QString::fromLatin1(tree.fault().name());
        complaints.append({manifestName, QStringLiteral("-"), rule});
        return read;
    }
    Fields at(tree->root(), {}, manifestName, &complaints);
    if (at.text("format") != QLatin1StringView(packFormat))
        at.complain(QStringLiteral("format"), QStringLiteral("unknown-format"));
    read.pack.id = at.text("id");
    if (!isPackId(read.pack.id))
        at.complain(QStringLiteral("id"), QStringLiteral("not-an-id"));
    read.pack.version = at.number("version", 1, packVersionMax);
    read.pack.centre = nameIn(at, "centre");
    read.pack.author = nameIn(at, "author");
    if (at.texts("languages") != commonWords().keys())
        at.complain(QStringLiteral("languages"), QStringLiteral("not-the-languages-of-lessons"));
    read.lessonIds = at.texts("lessons");
    if (read.lessonIds.isEmpty() || read.lessonIds.size() > packLessonsMax)
        at.complain(QStringLiteral("lessons"), QStringLiteral("not-so-many (1…%1)").arg(packLessonsMax));
    filesIn(at, head.filesAt, read.pack);
    at.end();
    return read;
}

std::optional<PackPath> packPath(PackFile::Kind kind, const QString& path)
{
    static const QString slug = QStringLiteral("\\Alessons/([a-z0-9]+(?:-[a-z0-9]+)*)/");
    static const std::array patterns{QRegularExpression(slug + QStringLiteral("()lesson\\.json\\z")),
        QRegularExpression(slug + QStringLiteral("(ko|en)\\.json\\z")),
        QRegularExpression(slug + QStringLiteral("()pictures/([a-z0-9._-]+\\.svg)\\z")),
        QRegularExpression(slug + QStringLiteral("voice/(ko|en)/([a-z0-9._-]+)\\.wav\\z"))};
    const auto match = patterns[std::size_t(kind)].match(path);
    if (!match.hasMatch())
        return std::nullopt;
    return PackPath{match.captured(1), match.captured(2), match.captured(3)};
}

} // namespace naru::lessons
