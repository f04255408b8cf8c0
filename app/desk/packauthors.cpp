// SPDX-License-Identifier: GPL-3.0-or-later
// Whose packs may be played anywhere: trust/KEY-ID.author, the name in the first line, the key below it.
#include "app/crypto/hash.h"
#include "app/crypto/pem.h"
#include "app/desk/packsimpl.h"

#include <QDir>
#include <QFile>

#include <algorithm>

namespace naru::desk {

namespace {

const QString ending = QStringLiteral("author"); // no certificate: the trust list passes it by
constexpr int authorsMax = 200;
constexpr qsizetype fileBytesMax = 4 * 1024;

std::optional<QByteArray> keyIn(QByteArrayView pem)
{
    const auto block = crypto::nextPemBlock(pem);
    if (!block || block->label != "PUBLIC KEY")
        return std::nullopt;
    const auto key = crypto::PublicKey::fromSpki(crypto::pemBytes(*block));
    if (!key || key->curve() != crypto::Curve::P256)
        return std::nullopt;
    return key->spki();
}

bool isName(const QString& name)
{
    return !name.isEmpty() && name == name.trimmed() && name.size() <= nameLettersMax
        && std::all_of(name.begin(), name.end(), [](QChar letter) { return letter.isPrint(); });
}

std::optional<PackAuthor> authorIn(const QFileInfo& info)
{
    QFile file(info.filePath());
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QByteArray text = file.read(fileBytesMax);
    const qsizetype line = text.indexOf('\n');
    const QString name = QString::fromUtf8(text.first(std::max<qsizetype>(line, 0)));
    const auto key = line > 0 ? keyIn(QByteArrayView(text).sliced(line)) : std::nullopt;
    if (!key || !isName(name) || info.completeBaseName() != QLatin1StringView(PackAuthor{{}, *key}.id().toHex()))
        return std::nullopt;
    return PackAuthor{name, *key};
}

} // namespace

QByteArray PackAuthor::id() const
{
    return lessons::PackSeal{spki}.id();
}

QList<PackAuthor> PacksImpl::authors() const
{
    QList<PackAuthor> authors;
    const QDir folder(m_desk.folder() + QStringLiteral("/trust"));
    for (const QFileInfo& info :
        folder.entryInfoList({QStringLiteral("*.") + ending}, QDir::Files | QDir::NoSymLinks, QDir::Name)) {
        const auto author = authors.size() < authorsMax ? authorIn(info) : std::nullopt;
        if (author)
            authors.append(*author);
    }
    return authors;
}

void PacksImpl::addAuthor(const QString& name, const QByteArray& pem, Done done)
{
    if (const auto may = m_desk.mayAdminister(); !may)
        return done(may);
    const auto key = pem.size() <= fileBytesMax ? keyIn(pem) : std::nullopt;
    if (!key)
        return done(DeskFault::BadDeskKey);
    if (!isName(name))
        return done(DeskFault::BadSettings);
    const QString id = QString::fromLatin1(PackAuthor{name, *key}.id().toHex());
    const QString folder = m_desk.folder() + QStringLiteral("/trust");
    QDir().mkpath(folder);
    const auto kept = std::make_shared<QSaveFile>(folder + u'/' + id + u'.' + ending);
    const QByteArray bytes
        = name.toUtf8() + '\n' + crypto::toPem("PUBLIC KEY", *key); // in place once the journal knows
    if (!kept->open(QIODevice::WriteOnly) || kept->write(bytes) != bytes.size())
        return done(Fault(storage::StorageFault::IoFailed, QStringLiteral("trust folder")));
    const Deed deed{naru::Kind::TrustChanged, m_desk.staffId(), {{"author_key", id}}};
    m_desk.record(entryOf(deed), [this, kept, done](const Result<journal::Stamp>& stamp) {
        if (!stamp)
            return done(stamp.fault());
        const bool inPlace = kept->commit();
        judge();
        done(inPlace ? Result<void>() : Fault(storage::StorageFault::IoFailed, QStringLiteral("trust folder")));
    });
}

void PacksImpl::removeAuthor(const QByteArray& keyId, Done done)
{
    if (const auto may = m_desk.mayAdminister(); !may)
        return done(may);
    const auto known = authors();
    const bool isThere
        = std::any_of(known.begin(), known.end(), [&](const PackAuthor& author) { return author.id() == keyId; });
    if (!isThere)
        return done(lessons::LessonsFault::UnknownPack);
    const QString id = QString::fromLatin1(keyId.toHex());
    const Deed deed{naru::Kind::TrustChanged, m_desk.staffId(), {{"author_key_removed", id}}};
    m_desk.record(entryOf(deed), [this, id, done](const Result<journal::Stamp>& stamp) {
        if (!stamp)
            return done(stamp.fault());
        const bool gone = QFile::remove(m_desk.folder() + QStringLiteral("/trust/") + id + u'.' + ending);
        judge();
        done(gone ? Result<void>() : Fault(storage::StorageFault::IoFailed, QStringLiteral("trust folder")));
    });
}

} // namespace naru::desk
