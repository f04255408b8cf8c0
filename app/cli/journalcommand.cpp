// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/administrator.h"
#include "app/cli/command.h"
#include "app/cli/entryjson.h"
#include "app/codec/cardnumber.h"
#include "app/codec/cbor.h"
#include "app/desk/rebuild.h"
#include "app/journal/blocking.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

#include <pwd.h>
#include <unistd.h>

namespace naru::cli {

using journal::Journal;

namespace {

constexpr int pageEntries = 1'000, listEntriesDefault = 20, listEntriesMax = 10'000;
constexpr qsizetype noteLettersMax = 500;

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

/// A folder of a desk that was never started gets its keys and its journal; it asks for its setup all the same.
Result<void> setUp(const QString& folder)
{
    const SystemClock clock;
    SystemRandom random;
    const auto built = parseRfc3339(QStringLiteral(NARU_BUILD_DATE));
    const auto made
        = desk::Desk::open({folder, desk::Desk::Kind::Real, clock, random, {}, nullptr, built ? *built : Instant{}});
    return made ? Result<void>() : Result<void>(made.fault());
}

/// The simplest entry: a line for who comes next.
int note(const Wish& wish, const QString& text)
{
    const QString line = text.simplified();
    if (line.isEmpty() || line.size() > noteLettersMax || codec::holdsCardNumber(QStringView(line)))
        return complain(QStringLiteral("a note has 1 to %1 letters, and no number of a card").arg(noteLettersMax));
    if (const auto made = hasJournal(wish.folder) ? Result<void>() : setUp(wish.folder); !made)
        return sayFault(made.fault());
    Opened opened;
    if (const auto open = opened.open(wish.folder, storage::Database::Mode::ReadWrite); !open)
        return sayFault(open.fault());
    codec::CborWriter body;
    body.map(2).text("text").text(line).text("user").text(userName());
    const auto stamp = journal::appendBlocking(*opened.journal, {Kind::ShiftNote, 1, body.take()});
    if (!stamp)
        return sayFault(stamp.fault());
    printJson(
        {{QStringLiteral("seq"), static_cast<qint64>(stamp->seq)}, {QStringLiteral("epoch"), qint64(stamp->epoch)},
            {QStringLiteral("hash"), QString::fromLatin1(stamp->hash.toHex())}});
    return Done;
}

/// Looks alone, and lets nobody write meanwhile.
int rebuildTables(const Wish& wish)
{
    if (!hasJournal(wish.folder))
        return sayFault(Fault(storage::StorageFault::CannotOpen, wish.folder));
    const auto lock = storage::FolderLock::take(wish.folder);
    if (!lock)
        return sayFault(lock.fault());
    Opened opened;
    if (const auto open = opened.open(wish.folder, storage::Database::Mode::ReadOnly); !open)
        return sayFault(open.fault());
    const auto rebuilt = desk::rebuild(*opened.journal, QDir(wish.folder).filePath(QStringLiteral("rebuild.db.part")));
    if (!rebuilt)
        return sayFault(rebuilt.fault());
    if (wish.json)
        printJson({{QStringLiteral("same"), rebuilt->differ.isEmpty()},
            {QStringLiteral("entries"), static_cast<qint64>(rebuilt->entries)},
            {QStringLiteral("tables"), rebuilt->tables},
            {QStringLiteral("differ"), QJsonArray::fromStringList(rebuilt->differ)}});
    else if (rebuilt->differ.isEmpty())
        print(QStringLiteral("%1 entries, %2 tables: the same").arg(rebuilt->entries).arg(rebuilt->tables));
    else
        print(QStringLiteral("differ: ") + rebuilt->differ.join(QStringLiteral(", ")));
    return rebuilt->differ.isEmpty() ? Done : Refused;
}

int prune(PruneWish wish, const QString& before)
{
    const QDate day = QDate::fromString(before, Qt::ISODate);
    if (!before.isEmpty() && !day.isValid())
        return complain(QStringLiteral("--before takes YYYY-MM-DD"));
    if (day.isValid())
        wish.before = koreanMidnight(day);
    return pruneJournal(wish);
}

} // namespace

int journalCommand(const Invocation& invocation)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral(
        "Checks, lists or exports the record of a desk. Lists and exports are themselves recorded, with the user's "
        "name. "
        "A note is one more entry; prune lets go of what visitors' entries of more than 90 days ago say, where the hub "
        "proves that it has them (an administrator's PIN; exit 1: it does not); rebuild makes the tables anew from the "
        "entries and names those that differ."));
    parser.addPositionalArgument(
        QStringLiteral("what"), QStringLiteral("verify, list, export, rebuild, prune, note TEXT or recover [LOG]"));
    const QCommandLineOption json(QStringLiteral("json"), QStringLiteral("One JSON object a line."));
    const QCommandLineOption full(
        QStringLiteral("full"), QStringLiteral("What the entries say, too; asks an administrator's PIN."));
    const QCommandLineOption count(
        QStringLiteral("count"), QStringLiteral("list: how many of the newest (20)."), QStringLiteral("N"));
    const QCommandLineOption dryRun(
        QStringLiteral("dry-run"), QStringLiteral("prune: asks the hub and says how many, and changes nothing."));
    const QCommandLineOption before(QStringLiteral("before"),
        QStringLiteral("prune: keeps what is of this day (Korea) or later, too."), QStringLiteral("YYYY-MM-DD"));
    parser.addOptions({json, full, count, dryRun, before});
    int exit = Done;
    if (!parse(parser, invocation, exit))
        return exit;
    Wish wish{folderOf(invocation), parser.isSet(json)};
    const QStringList words = parser.positionalArguments();
    if (words.size() == 2 && words.constFirst() == QLatin1StringView("note"))
        return note(wish, words.constLast());
    if (!words.isEmpty() && words.size() <= 2 && words.constFirst() == QLatin1StringView("recover"))
        return recoverJournal(wish.folder, words.value(1));
    const QString what = words.size() == 1 ? words.constFirst() : QString();
    if (parser.isSet(count))
        wish.count = parser.value(count).toInt();
    if (wish.count < 1 || wish.count > listEntriesMax)
        return complain(QStringLiteral("--count takes 1 to %1").arg(listEntriesMax));
    if (what == QLatin1StringView("verify"))
        return verifyChain(wish);
    if (what == QLatin1StringView("rebuild"))
        return rebuildTables(wish);
    const bool lists = what == QLatin1StringView("list");
    if (what == QLatin1StringView("prune"))
        return prune({wish.folder, wish.json, parser.isSet(dryRun), {}}, parser.value(before));
    if (!lists && what != QLatin1StringView("export"))
        return complain(
            QStringLiteral("journal takes verify, list, export, rebuild, prune, note TEXT or recover [LOG]"));
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
