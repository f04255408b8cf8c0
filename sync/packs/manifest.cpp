// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/packs/manifest.h"

#include "app/base/assert.h"
#include "sync/packs/inside.h"
#include "sync/wire/reading.h"

#include <QRegularExpression>
#include <QSet>

namespace naru::packs {

using codec::CborType;
using codec::CborValue;
using codec::CborWriter;

namespace {

const QString releaseWord = QStringLiteral("naru.release/1");
constexpr qsizetype programLettersMax = 32;
constexpr codec::CborLimits manifestLimits{manifestBytesMax, 5, 64 + filesMax * 4};

/// No way up, no root, nothing hidden.
bool isPath(const QString& path)
{
    static const QRegularExpression plain(QStringLiteral("\\A[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-]["
                                                         "A-Za-z0-9._-]*)*\\z"));
    return path.size() <= pathLettersMax && plain.match(path).hasMatch();
}

bool isProgram(const QString& program)
{
    static const QRegularExpression plain(QStringLiteral("\\A([0-9]{1,6}(\\.[0-9]{1,6}){2})?\\z"));
    return program.size() <= programLettersMax && plain.match(program).hasMatch();
}

/// Names that a disk could take for one another are refused: in two cases, or a file where another has its folder.
bool isApart(const QString& path, QSet<QString>& files, QSet<QString>& folders)
{
    const QString small = path.toLower();
    if (files.contains(small) || folders.contains(small))
        return false;
    files.insert(small);
    for (qsizetype at = small.indexOf(u'/'); at >= 0; at = small.indexOf(u'/', at + 1)) {
        if (files.contains(small.first(at)))
            return false;
        folders.insert(small.first(at));
    }
    return true;
}

std::optional<File> fileIn(const CborValue& value)
{
    auto path = wire::textIn(value.at(0), pathLettersMax);
    const auto size = wire::numberIn(value.at(1), wire::numberMax, 1);
    auto sha256 = wire::bytesIn(value.at(2), hashBytes, hashBytes);
    if (!value.is(CborType::Array) || value.size() != 3 || !path || !isPath(*path) || !size || !sha256)
        return std::nullopt;
    return File{std::move(*path), qint64(*size), std::move(*sha256)};
}

Result<QList<File>> filesIn(const CborValue& list)
{
    if (!list.is(CborType::Array))
        return ReleaseFault::BadManifest;
    if (list.size() > filesMax)
        return ReleaseFault::TooLarge;
    QList<File> files;
    QSet<QString> names, folders;
    QHash<QByteArray, qint64> sizes;
    qint64 bytes = 0;
    for (const CborValue& value : list.items()) {
        auto file = fileIn(value);
        const bool isNext = file && (files.isEmpty() || files.constLast().path < file->path);
        if (!isNext || !isApart(file->path, names, folders) || sizes.value(file->sha256, file->size) != file->size)
            return Fault(ReleaseFault::BadManifest, QStringLiteral("file %1").arg(files.size()));
        if (file->size > fileBytesMax || (bytes += file->size) > releaseBytesMax)
            return Fault(ReleaseFault::TooLarge, QStringLiteral("file %1").arg(files.size()));
        sizes.insert(file->sha256, file->size);
        files.append(std::move(*file));
    }
    return files;
}

/// Null: nothing. The outer one is empty: neither a value nor null.
template <typename Value>
std::optional<std::optional<Value>> orNull(const CborValue& value, std::optional<Value> read)
{
    using Either = std::optional<std::optional<Value>>;
    const bool isNull = value.isValid() && value.isNull();
    return isNull || read ? Either(std::in_place, std::move(read)) : Either();
}

Result<Manifest> manifestIn(const QByteArray& bytes)
{
    const auto document = documentIn(bytes, manifestLimits, ReleaseFault::BadManifest);
    if (!document)
        return document.fault();
    const CborValue map = (*document)->root();
    const auto channel = channelOf(wire::codeIn(map.find(1)).value_or(QString()));
    const auto version = wire::numberIn(map.find(2), wire::numberMax, 1);
    const auto notBefore = wire::instantIn(map.find(3));
    const auto expires = orNull(map.find(4), wire::instantIn(map.find(4)));
    auto program = wire::textIn(map.find(5), programLettersMax);
    auto before = orNull(map.find(6), wire::bytesIn(map.find(6), hashBytes, hashBytes));
    if (map.find(0).toText() != releaseWord || !channel || !version || !notBefore || !expires || !before)
        return ReleaseFault::BadManifest;
    if (!program || !isProgram(*program) || (*expires && **expires <= *notBefore))
        return ReleaseFault::BadManifest;
    auto files = filesIn(map.find(7));
    if (!files)
        return files.fault();
    return Manifest{*channel, *version, *notBefore, *expires, std::move(*program), before->value_or(QByteArray()),
        *std::move(files)};
}

} // namespace

QByteArray bytesOf(const Manifest& manifest)
{
    NARU_ASSERT(manifest.version >= 1 && (manifest.before.isEmpty() || manifest.before.size() == hashBytes));
    CborWriter out;
    out.map(8).number(0).text(releaseWord).number(1).text(nameOf(manifest.channel)).number(2);
    wire::put(out, manifest.version);
    out.number(3).number(manifest.notBefore.time_since_epoch().count()).number(4);
    if (manifest.expires)
        out.number(manifest.expires->time_since_epoch().count());
    else
        out.null();
    out.number(5).text(manifest.leastProgram).number(6);
    if (manifest.before.isEmpty())
        out.null();
    else
        out.bytes(manifest.before);
    QMap<QString, File> files;
    for (const File& file : manifest.files)
        files.insert(file.path, file);
    NARU_ASSERT(files.size() == manifest.files.size());
    out.number(7).array(quint64(files.size()));
    for (const File& file : files)
        out.array(3).text(file.path).number(file.size).bytes(file.sha256);
    return out.take();
}

Result<Manifest> unprovenManifest(const QByteArray& document)
{
    const auto read = signedOf(Document::Manifest, document);
    return read ? manifestIn(read->bytes) : read.fault();
}

Result<Manifest> manifestOf(const Root& root, const QByteArray& document)
{
    const auto read = signedOf(Document::Manifest, document);
    auto manifest = read ? manifestIn(read->bytes) : Result<Manifest>(read.fault());
    if (!manifest)
        return manifest;
    const auto role = root.channels.constFind(manifest->channel);
    if (role == root.channels.cend() || signersOf(root, *role, Document::Manifest, *read).size() < role->threshold)
        return ReleaseFault::NotSigned;
    return manifest;
}

} // namespace naru::packs
