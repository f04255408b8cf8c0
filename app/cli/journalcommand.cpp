// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/administrator.h"
#include "app/cli/command.h"
#include "app/cli/entryjson.h"
#include "app/codec/cbor.h"
#include "app/journal/blocking.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>

#include <pwd.h>
#include <unistd.h>

namespace naru::cli {

using journal::Journal;

namespace {

constexpr int pageEntries = 1'000, listEntriesDefault = 20, listEntriesMax = 10'000;

struct Wish {
    QString folder;
    bool json = false;
    Detail detail = Detail::Masked;
    int count = listEntriesDefault;
    qint64 administrator = 0; ///< staff number; 0: nobody was asked
};

bool hasJournal(const QString& folder)
{
    return QFileInfo::exists(QDir(folder).filePath(QStringLiteral("journal.db")));
}

/// A journal with all it leans on. Nothing is made where there is none.
struct Opened {
    SystemClock clock;
    SystemRandom random;
    std::unique_ptr<crypto::KeyStore> keys;
    std::unique_ptr<Journal> journal;

    Result<void> open(const QString& folder, storage::Database::Mode mode)
    {
        if (!hasJournal(folder))
            return Fault(storage::StorageFault::CannotOpen, folder);
        const QDir data(folder);
        auto store = crypto::openFileKeyStore(data.filePath(QStringLiteral("keys")));
        if (!store)
            return store.fault();
        keys = *std::move(store);
        const auto device = keys->load(QStringLiteral("device.id"));
        if (!device || device->size() != 16)
            return journal::JournalFault::KeyMissing;
        Journal::Options options;
        options.path = data.filePath(QStringLiteral("journal.db"));
        options.deviceId = device->view().toByteArray();
        options.mode = mode;
        auto opened = Journal::open(options, *keys, clock, random, journal::atOnce());
        if (!opened)
            return opened.fault();
        journal = *std::move(opened);
        return {};
    }
};

QString userName()
{
    const passwd* const user = ::getpwuid(::getuid());
    return user ? QString::fromLocal8Bit(user->pw_name) : QString::number(::getuid());
}

/// Who reads what, before anything is shown.
Result<journal::Stamp> noteReading(Journal& journal, const char* what, const Wish& wish)
{
    codec::CborWriter body;
    body.map(4).text("what").text(what).text("user").text(userName());
    body.text("full").boolean(wish.detail == Detail::Full).text("by").number(wish.administrator);
    return journal::appendBlocking(journal, {Kind::JournalRead, 1, body.take()});
}

void printEntry(const journal::Recorded& recorded, const Wish& wish)
{
    const QJsonObject object = toJson(recorded, wish.detail);
    if (wish.json) {
        printJson(object);
        return;
    }
    const Instant at = recorded.stamp.time();
    QString line = QStringLiteral("%1  %2 %3  %4")
                       .arg(recorded.stamp.seq, 8)
                       .arg(koreanDate(at).toString(Qt::ISODate), koreanTime(at), kindName(recorded.entry.kind));
    if (wish.detail == Detail::Full)
        line += QStringLiteral("  ")
            + QString::fromUtf8(
                QJsonDocument(object.value(QStringLiteral("body")).toObject()).toJson(QJsonDocument::Compact));
    print(line);
}

int verifyChain(const Wish& wish)
{
    Opened opened;
    Result<void> open = opened.open(wish.folder, storage::Database::Mode::ReadOnly);
    const Result<quint64> entries = open ? opened.journal->verify() : Result<quint64>(open.fault());
    if (wish.json) {
        printJson(entries ? QJsonObject{{QStringLiteral("valid"), true},
                      {QStringLiteral("entries"), static_cast<qint64>(*entries)}}
                          : QJsonObject{{QStringLiteral("valid"), false},
                              {QStringLiteral("fault"), QLatin1StringView(entries.fault().name())},
                              {QStringLiteral("detail"), entries.fault().detail()}});
    } else if (entries) {
        print(QStringLiteral("%1 entries, the chain holds").arg(*entries));
    }
    return entries ? int(Done) : sayFault(entries.fault());
}

/// Newest last, as a log is read.
int listNewest(const Wish& wish)
{
    Opened opened;
    if (const auto open = opened.open(wish.folder, storage::Database::Mode::ReadWrite); !open)
        return sayFault(open.fault());
    if (const auto noted = noteReading(*opened.journal, "list", wish); !noted)
        return sayFault(noted.fault());
    Journal::Range range;
    range.order = Journal::Range::Order::NewestFirst;
    range.entriesMax = wish.count;
    const auto entries = opened.journal->read(range);
    if (!entries)
        return sayFault(entries.fault());
    for (auto entry = entries->crbegin(); entry != entries->crend(); ++entry)
        printEntry(*entry, wish);
    return Done;
}

int exportAll(const Wish& wish)
{
    Opened opened;
    if (const auto open = opened.open(wish.folder, storage::Database::Mode::ReadWrite); !open)
        return sayFault(open.fault());
    if (const auto noted = noteReading(*opened.journal, "export", wish); !noted)
        return sayFault(noted.fault());
    Journal::Range range;
    range.entriesMax = pageEntries;
    for (;;) {
        const auto entries = opened.journal->read(range);
        if (!entries)
            return sayFault(entries.fault());
        if (entries->isEmpty())
            return Done;
        for (const journal::Recorded& entry : *entries)
            printEntry(entry, wish);
        range.after = entries->last().stamp.number();
    }
}

} // namespace

int journalCommand(const Invocation& invocation)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Checks, lists or exports the record of a desk. Lists and exports "
                                                    "are themselves recorded, with the user's name."));
    parser.addPositionalArgument(QStringLiteral("what"), QStringLiteral("verify, list or export"));
    const QCommandLineOption json(QStringLiteral("json"), QStringLiteral("One JSON object a line."));
    const QCommandLineOption full(
        QStringLiteral("full"), QStringLiteral("What the entries say, too; asks an administrator's PIN."));
    const QCommandLineOption count(
        QStringLiteral("count"), QStringLiteral("list: how many of the newest (20)."), QStringLiteral("N"));
    parser.addOptions({json, full, count});
    int exit = Done;
    if (!parse(parser, invocation, exit))
        return exit;
    Wish wish{folderOf(invocation), parser.isSet(json)};
    const QString what
        = parser.positionalArguments().size() == 1 ? parser.positionalArguments().constFirst() : QString();
    if (parser.isSet(count))
        wish.count = parser.value(count).toInt();
    if (wish.count < 1 || wish.count > listEntriesMax)
        return complain(QStringLiteral("--count takes 1 to %1").arg(listEntriesMax));
    if (what == QLatin1StringView("verify"))
        return verifyChain(wish);
    const bool lists = what == QLatin1StringView("list");
    if (!lists && what != QLatin1StringView("export"))
        return complain(QStringLiteral("journal takes verify, list or export"));
    if (parser.isSet(full)) {
        if (!hasJournal(wish.folder)) // asking would set a desk up there
            return sayFault(storage::StorageFault::CannotOpen);
        const auto administrator = askAdministrator(wish.folder);
        if (!administrator)
            return sayFault(administrator.fault());
        wish.administrator = *administrator;
        wish.detail = Detail::Full;
    }
    return lists ? listNewest(wish) : exportAll(wish);
}

} // namespace naru::cli
