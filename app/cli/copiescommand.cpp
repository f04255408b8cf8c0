// SPDX-License-Identifier: GPL-3.0-or-later
// naructl copies: whose entries this desk keeps, and what they say to somebody who has that desk's recovery code.
#include "app/cli/administrator.h"
#include "app/cli/command.h"
#include "app/cli/entryjson.h"
#include "app/desk/recovery.h"
#include "app/journal/copystore.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>

namespace naru::cli {

namespace {

using journal::CopyStore;

constexpr qint64 codeBytesMax = 128;

struct Wish {
    QString folder;
    QByteArray device;
    qint64 strand = 0; ///< 0: the newest
    bool json = false;
    Detail detail = Detail::Masked;
};

Result<CopyStore> storeIn(const QString& folder)
{
    const QString path = QDir(folder).filePath(QStringLiteral("copies.db"));
    if (!QFileInfo::exists(path))
        return desk::DeskFault::NoCopy;
    return CopyStore::open(path, storage::Database::Mode::ReadOnly);
}

int list(const Wish& wish)
{
    auto store = storeIn(wish.folder);
    if (!store)
        return sayFault(store.fault());
    const auto desks = store->desks();
    if (!desks)
        return sayFault(desks.fault());
    for (const CopyStore::CopiedDesk& desk : *desks) {
        for (const CopyStore::Strand& strand : desk.strands) {
            const QString device = QString::fromLatin1(desk.device.toHex());
            if (wish.json)
                printJson({{QStringLiteral("device"), device}, {QStringLiteral("name"), desk.name},
                    {QStringLiteral("strand"), strand.id}, {QStringLiteral("forked"), strand.forked},
                    {QStringLiteral("entries"), static_cast<qint64>(strand.entries)},
                    {QStringLiteral("epoch"), qint64(strand.end.epoch)},
                    {QStringLiteral("seq"), static_cast<qint64>(strand.end.seq)},
                    {QStringLiteral("hash"), QString::fromLatin1(strand.end.hash.toHex())},
                    {QStringLiteral("copied"), rfc3339(strand.copied)}});
            else
                print(QStringLiteral("%1  %2  %3  %4%5  %6")
                          .arg(device)
                          .arg(strand.id, 4)
                          .arg(strand.entries, 8)
                          .arg(rfc3339(strand.copied), strand.forked ? QStringLiteral("  forked") : QString(),
                              desk.name));
        }
    }
    return Done;
}

/// 0: there is none.
Result<qint64> strandFor(CopyStore& store, const Wish& wish)
{
    const auto desks = store.desks();
    if (!desks)
        return desks.fault();
    qint64 found = 0;
    for (const CopyStore::CopiedDesk& desk : *desks) {
        for (const CopyStore::Strand& strand : desk.strands) {
            if (desk.device == wish.device && (wish.strand == 0 || wish.strand == strand.id))
                found = strand.id;
        }
    }
    return found ? Result<qint64>(found) : Result<qint64>(desk::DeskFault::NoCopy);
}

void printEntry(const journal::Recorded& entry, const Wish& wish)
{
    const QJsonObject object = toJson(entry, wish.detail);
    if (wish.json)
        return printJson(object);
    QString line = QStringLiteral("%1  %2 %3  %4")
                       .arg(entry.stamp.seq, 8)
                       .arg(koreanDate(entry.stamp.time()).toString(Qt::ISODate), koreanTime(entry.stamp.time()),
                           kindName(entry.entry.kind));
    if (wish.detail == Detail::Full)
        line += QStringLiteral("  ")
            + QString::fromUtf8(
                QJsonDocument(object.value(QStringLiteral("body")).toObject()).toJson(QJsonDocument::Compact));
    print(line);
}

int read(const Wish& wish)
{
    auto store = storeIn(wish.folder);
    const auto strand = store ? strandFor(*store, wish) : Result<qint64>(store.fault());
    if (!strand)
        return sayFault(strand.fault());
    CommandDesk command;
    if (const auto opened = command.open(wish.folder); !opened)
        return sayFault(opened.fault());
    const auto administrator = signInAdministrator(*command.desk);
    if (!administrator)
        return sayFault(administrator.fault());
    const auto code
        = desk::parseRecovery(askSecretly(QStringLiteral("그 데스크의 복구 코드 / its recovery code: "), codeBytesMax));
    const auto sealed = store->sealedKeys(*strand);
    if (!code || !sealed)
        return sayFault(!code ? code.fault() : sealed.fault());
    const auto keys = crypto::memoryKeyStore();
    if (const auto opened = desk::unsealKeys(*sealed, code->view(), *keys); !opened)
        return sayFault(opened.fault());
    auto wrap = keys->load(QStringLiteral("journal.wrap"));
    if (!wrap)
        return sayFault(wrap.fault());
    const bool isFull = wish.detail == Detail::Full;
    const auto noted = CommandDesk::await([&](desk::Done done) { // before anything is shown
        command.desk->noteCopyRead(
            wish.device, isFull ? desk::Desk::ReadDepth::Full : desk::Desk::ReadDepth::Heads, done);
    });
    if (!noted)
        return sayFault(noted.fault());
    const auto done
        = store->read(*strand, wish.device, *std::move(wrap), [&](const journal::Recorded& entry) -> Result<void> {
              printEntry(entry, wish);
              return {};
          });
    return done ? int(Done) : sayFault(done.fault());
}

} // namespace

int copiesCommand(const Invocation& invocation)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral(
        "Lists the entries that this desk keeps of other desks, or reads those of one: an administrator of this desk "
        "signs in (number, PIN), then types the recovery code of the desk that they are of. Each is a line of standard "
        "input. Reading is itself recorded here."));
    parser.addPositionalArgument(QStringLiteral("what"), QStringLiteral("list or read"));
    const QCommandLineOption json(QStringLiteral("json"), QStringLiteral("One JSON object a line."));
    const QCommandLineOption full(QStringLiteral("full"), QStringLiteral("read: what the entries say, too."));
    const QCommandLineOption device(
        QStringLiteral("device"), QStringLiteral("read: whose, as list names it."), QStringLiteral("HEX"));
    const QCommandLineOption strand(QStringLiteral("strand"),
        QStringLiteral("read: which of its histories, where they part (the newest)."), QStringLiteral("N"));
    parser.addOptions({json, full, device, strand});
    int exit = Done;
    if (!parse(parser, invocation, exit))
        return exit;
    const QString what
        = parser.positionalArguments().size() == 1 ? parser.positionalArguments().constFirst() : QString();
    const Wish wish{folderOf(invocation), QByteArray::fromHex(parser.value(device).toLatin1()),
        parser.value(strand).toLongLong(), parser.isSet(json), parser.isSet(full) ? Detail::Full : Detail::Masked};
    if (what == QLatin1StringView("list"))
        return list(wish);
    if (what != QLatin1StringView("read"))
        return complain(QStringLiteral("copies takes list or read"));
    if (wish.device.size() != journal::deviceIdBytes)
        return complain(QStringLiteral("--device takes 32 hexadecimal digits, see copies list"));
    return read(wish);
}

} // namespace naru::cli
