// SPDX-License-Identifier: GPL-3.0-or-later
// naructl day: the figures as they stand, the close of a day, and whether a report is what a desk signed.
#include "app/base/savefile.h"
#include "app/cli/administrator.h"
#include "app/cli/command.h"
#include "app/cli/dayjson.h"
#include "app/cli/terminaloptions.h"
#include "app/crypto/hash.h"
#include "app/crypto/pem.h"
#include "app/payments/dayclose/csv.h"
#include "app/payments/dayclose/seal.h"

#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>

namespace naru::cli {

namespace {

using payments::dayclose::DayReport;
using payments::dayclose::FileOutcome;

constexpr qint64 profileBytesMax = 16 * 1024, keyBytesMax = 16 * 1024, reportBytesMax = 16 * 1024 * 1024;

struct Options {
    QCommandLineOption file{
        QStringLiteral("file"), QStringLiteral("close: the acquirer's file, CSV"), QStringLiteral("FILE")};
    QCommandLineOption profile{QStringLiteral("profile"),
        QStringLiteral("close: which column means what, JSON (built in: naru-sim, van-example)"),
        QStringLiteral("FILE")};
    QCommandLineOption counted{QStringLiteral("counted"),
        QStringLiteral("close: what is in the drawer, \"50000x1,1000x8,100x2\""), QStringLiteral("PILES")};
    QCommandLineOption reason{QStringLiteral("reason"), QStringLiteral("close: why that is not what should be there"),
        QStringLiteral("TEXT")};
    QCommandLineOption out{QStringLiteral("out"), QStringLiteral("where the report goes (reports/ in the data folder)"),
        QStringLiteral("DIR")};
    QCommandLineOption key{
        QStringLiteral("key"), QStringLiteral("verify: public key of another desk, PEM"), QStringLiteral("FILE")};
    QCommandLineOption json{QStringLiteral("json"), QStringLiteral("one line of JSON")};
    TerminalOptions terminal; ///< close: the terminals are asked what they counted
};

std::optional<QByteArray> contentOf(const QString& path, qint64 bytesMax)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    QByteArray bytes = file.read(bytesMax + 1);
    return bytes.size() <= bytesMax ? std::optional(std::move(bytes)) : std::nullopt;
}

/// Waits for what comes in the desk's own time.
template <typename Value, typename Ask>
Result<Value> answerOf(const Ask& ask)
{
    QEventLoop loop;
    std::optional<Result<Value>> answer;
    ask([&](Result<Value> given) {
        answer = std::move(given);
        loop.quit();
    });
    if (!answer)
        loop.exec();
    return *std::move(answer);
}

std::optional<QList<payments::Pile>> pilesOf(const QString& text)
{
    QList<payments::Pile> piles;
    for (const QString& pile : text.split(u',', Qt::SkipEmptyParts)) {
        bool kindGood = false, countGood = false;
        const qint64 won = pile.section(u'x', 0, 0).trimmed().toLongLong(&kindGood);
        const int count = pile.section(u'x', 1).trimmed().toInt(&countGood);
        if (!kindGood || !countGood)
            return std::nullopt;
        piles.append({won, count});
    }
    return payments::check(piles) ? std::optional(piles) : std::nullopt;
}

/// Whole or not at all, for the owner alone.
bool keep(const QString& path, const QByteArray& bytes)
{
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        && file.write(bytes) == bytes.size() && commitWhole(file);
}

Result<QStringList> writePapers(desk::DayBook& book, const DayReport& report, const QString& folder)
{
    const auto papers = book.papers(report);
    if (!papers)
        return papers.fault();
    if (!QDir().mkpath(folder))
        return Fault(storage::StorageFault::CannotOpen, folder);
    QStringList names;
    for (const desk::DayBook::Paper& paper : *papers) {
        names.append(QDir(folder).filePath(paper.name));
        if (!keep(names.last(), paper.bytes))
            return Fault(storage::StorageFault::IoFailed, paper.name);
    }
    return names;
}

void tell(const DayReport& report, bool json, QJsonObject more)
{
    if (json) {
        QJsonObject object = toJson(report);
        for (auto each = more.begin(); each != more.end(); ++each)
            object.insert(each.key(), each.value());
        printJson(object);
        return;
    }
    const auto language = systemLanguage();
    print(QStringLiteral("%1 %2  %3  %L4원")
              .arg(report.kind == DayReport::Kind::Z ? u'Z' : u'X')
              .arg(report.number, 4, 10, QLatin1Char('0'))
              .arg(report.date.toString(Qt::ISODate))
              .arg(report.received().value));
    for (const auto& row : report.rows) {
        const QLatin1StringView name(payments::dayclose::matchNames[static_cast<std::size_t>(row.what) - 1]);
        print(QStringLiteral("%1  %2").arg(row.count, 6).arg(words::wordsOf(name, language).sentence));
    }
    for (const auto& count : report.terminals) {
        const QLatin1StringView name(payments::dayclose::terminalSaidNames[static_cast<std::size_t>(count.said) - 1]);
        print(QStringLiteral("%L1원  %L2원  %3  %4")
                  .arg(count.desk.net().value, 10)
                  .arg(count.day.net().value, 10)
                  .arg(count.name, words::wordsOf(name, language).sentence));
    }
    for (const auto& item : report.open) {
        const QLatin1StringView name(payments::dayclose::openNames[static_cast<std::size_t>(item.kind) - 1]);
        print(QStringLiteral("%L1원  %2  %3  %4")
                  .arg(item.amount.value, 10)
                  .arg(words::wordsOf(name, language).sentence, item.bill, item.serviceId));
    }
}

/// What the room refused is an answer; anything else is sayFault()'s.
int refuse(const Fault& fault, bool json)
{
    if (json)
        printJson({{QStringLiteral("fault"), QLatin1StringView(fault.name())}});
    const int exit = sayFault(fault);
    return QByteArrayView(fault.name()).startsWith("payments.") ? int(Refused) : exit;
}

int report(const Invocation& invocation, bool json)
{
    TillDesk till;
    if (const auto open = till.open(folderOf(invocation), desk::Desk::Access::ReadOnly); !open)
        return sayFault(open.fault());
    desk::DayBook* const book = till.desk().dayBook();
    if (!book)
        return sayFault(payments::PaymentFault::UnknownAttempt);
    const auto made = answerOf<DayReport>([&](auto then) { book->report(then); });
    if (!made)
        return refuse(made.fault(), json);
    tell(*made, json, {});
    return Done;
}

struct ClosingWish {
    std::optional<QByteArray> file, profile;
    std::optional<TerminalWish> terminal;
    desk::DayBook::Closing closing;
    QString out;
    bool json = false;
};

/// Each within its patience; a desk of the command line has few.
void askTerminals(TillDesk& till, desk::DayBook::Closing& closing)
{
    constexpr Milliseconds patience = std::chrono::seconds(60);
    std::optional<QList<payments::dayclose::TerminalCount>> counts;
    till.till().askTotals([&](const auto& told) { counts = told; });
    till.wait([&] { return counts.has_value(); }, patience);
    closing.terminals = counts.value_or(closing.terminals);
}

int close(const Invocation& invocation, ClosingWish wish)
{
    TillDesk till;
    if (const auto open = till.open(folderOf(invocation), desk::Desk::Access::ReadWrite); !open)
        return sayFault(open.fault());
    if (const auto signedIn = till.signIn(); !signedIn)
        return sayFault(signedIn.fault());
    desk::DayBook& book = *till.desk().dayBook();
    QJsonObject more;
    if (wish.file) {
        const auto read = answerOf<FileOutcome>([&](auto then) {
            wish.profile ? book.readFileAs(*wish.file, *wish.profile, then) : book.readFile(*wish.file, {}, then);
        });
        if (!read)
            return refuse(read.fault(), wish.json);
        more.insert(QStringLiteral("file"), toJson(*read));
    }
    if (wish.terminal) {
        if (const auto kept = keepTerminal(till, *wish.terminal); !kept)
            return sayFault(kept.fault());
        askTerminals(till, wish.closing);
    }
    const auto closed = answerOf<DayReport>([&](auto then) { book.close(wish.closing, then); });
    if (!closed)
        return refuse(closed.fault(), wish.json);
    const QString folder = wish.out.isEmpty() ? folderOf(invocation) + QStringLiteral("/reports") : wish.out;
    const auto papers = writePapers(book, *closed, folder);
    if (!papers)
        return sayFault(papers.fault()); // the day is closed; its papers can be written again
    more.insert(QStringLiteral("papers"), QJsonArray::fromStringList(*papers));
    tell(*closed, wish.json, more);
    return Done;
}

/// Of the data folder's own desk.
std::optional<crypto::PublicKey> ownKey(const QString& folder)
{
    const auto keys = crypto::openFileKeyStore(folder + QStringLiteral("/keys"));
    const auto stored = keys ? (*keys)->load(QStringLiteral("desk.signing")) : Result<crypto::Secret>(keys.fault());
    const auto key
        = stored ? crypto::PrivateKey::fromPkcs8(stored->view()) : Result<crypto::PrivateKey>(stored.fault());
    return key ? std::optional(key->publicKey()) : std::nullopt;
}

Result<crypto::PublicKey> keyOf(QByteArrayView pem)
{
    while (const auto block = crypto::nextPemBlock(pem)) {
        if (block->label == QByteArrayView("PUBLIC KEY"))
            return crypto::PublicKey::fromSpki(crypto::pemBytes(*block));
    }
    return crypto::CryptoFault::BadKey;
}

Result<QList<crypto::PublicKey>> knownKeys(const Invocation& invocation, const QStringList& files)
{
    QList<crypto::PublicKey> known;
    const bool hasDesk = QFileInfo::exists(folderOf(invocation) + QStringLiteral("/journal.db"));
    if (const auto own = hasDesk ? ownKey(folderOf(invocation)) : std::nullopt)
        known.append(*own);
    if (CommandDesk command; hasDesk && command.open(folderOf(invocation), desk::Desk::Access::ReadOnly)) {
        for (const payments::DeskKey& desk : command.desk->knownDesks()) {
            if (const auto key = crypto::PublicKey::fromSpki(desk.spki))
                known.append(*key);
        }
    }
    for (const QString& file : files) {
        const auto pem = contentOf(file, keyBytesMax);
        const auto key = pem ? keyOf(*pem) : Result<crypto::PublicKey>(crypto::CryptoFault::BadKey);
        if (!key)
            return key.fault();
        known.append(*key);
    }
    return known;
}

int verifyReport(const Invocation& invocation, const QString& path, const QStringList& keys, bool json)
{
    const auto file = contentOf(path, reportBytesMax);
    const auto seal = contentOf(path + QStringLiteral(".sig"), payments::dayclose::sealBytesMax);
    if (!file || !seal)
        return complain(QStringLiteral("verify FILE: it and FILE.sig are read"));
    const auto known = knownKeys(invocation, keys);
    if (!known)
        return sayFault(known.fault());
    const auto held = payments::dayclose::verified(*file, *seal, *known);
    if (json) {
        const auto signer = payments::dayclose::opened(*file, *seal);
        printJson({{QStringLiteral("valid"), bool(held)},
            {QStringLiteral("fault"), held ? QJsonValue() : QJsonValue(QLatin1StringView(held.fault().name()))},
            {QStringLiteral("at"), signer ? QJsonValue(rfc3339(signer->at)) : QJsonValue()},
            {QStringLiteral("signer"),
                signer ? QJsonValue(QString::fromLatin1(crypto::sha256(signer->signer.spki()).toHex()))
                       : QJsonValue()}});
    } else if (held) {
        print(QStringLiteral("%1  %2").arg(rfc3339(held->at), path));
    }
    if (held)
        return Done;
    if (!json)
        sayFault(held.fault());
    return Refused;
}

} // namespace

int dayCommand(const Invocation& invocation)
{
    QCommandLineParser parser;
    const Options options;
    parser.setApplicationDescription(QStringLiteral(
        "day report shows the figures as they stand and changes nothing; day close reads the acquirer's\n"
        "file, writes the Z report and leaves it as CSV with a signature; day verify FILE checks one.\n"
        "With a terminal named as in charge, close asks what it and the other registered ones counted."));
    parser.addPositionalArgument(QStringLiteral("what"), QStringLiteral("report, close or verify FILE"));
    parser.addOptions(
        {options.file, options.profile, options.counted, options.reason, options.out, options.key, options.json});
    parser.addOptions(options.terminal.all());
    int exit = Done;
    if (!parse(parser, invocation, exit))
        return exit;
    const QStringList words = parser.positionalArguments();
    const bool json = parser.isSet(options.json);
    if (words == QStringList{QStringLiteral("report")})
        return report(invocation, json);
    if (words.size() == 2 && words.first() == u"verify")
        return verifyReport(invocation, words.last(), parser.values(options.key), json);
    if (words != QStringList{QStringLiteral("close")})
        return complain(QStringLiteral("day takes report, close or verify FILE"));
    ClosingWish wish;
    wish.json = json;
    wish.out = parser.value(options.out);
    wish.closing.reason = parser.value(options.reason);
    if (parser.isSet(options.file)
        && !(wish.file = contentOf(parser.value(options.file), payments::dayclose::fileBytesMax)))
        return complain(QStringLiteral("--file: cannot be read, or above 4 MiB"));
    if (parser.isSet(options.profile) && !(wish.profile = contentOf(parser.value(options.profile), profileBytesMax)))
        return complain(QStringLiteral("--profile: cannot be read"));
    if (parser.isSet(options.counted) && !(wish.closing.counted = pilesOf(parser.value(options.counted))))
        return complain(QStringLiteral("--counted: \"50000x1,1000x8\""));
    if (parser.isSet(options.terminal.terminal)) {
        const char* bad = nullptr;
        wish.terminal = terminalWishOf(parser, options.terminal, bad);
        if (!wish.terminal)
            return complain(QLatin1StringView(bad));
    }
    return close(invocation, std::move(wish));
}

} // namespace naru::cli
