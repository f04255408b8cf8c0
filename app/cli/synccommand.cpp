// SPDX-License-Identifier: GPL-3.0-or-later
// naructl sync and courier: what has not gone to the hub, and carrying it there.
#include "app/cli/carry.h"
#include "app/cli/command.h"
#include "app/cli/openrecord.h"
#include "app/crypto/hash.h"
#include "app/payments/facets.h"
#include "sync/agent/courier.h"
#include "sync/agent/enrolfaults.h"

#include <QCoreApplication>
#include <QFile>

#include <unistd.h>

#include <vector>

namespace naru::cli {

namespace {

using journal::Outbox;
using Cause = Outbox::Cause;

/// SHA-256 of the certificate that bodies are sealed to; null: they leave open.
QJsonValue sealedTo(const std::optional<agent::Membership>& membership)
{
    const QByteArray certificate = membership ? membership->sealTo.certificate : QByteArray();
    return certificate.isEmpty() ? QJsonValue(QJsonValue::Null)
                                 : QJsonValue(QString::fromLatin1(crypto::sha256(certificate).toHex()));
}

/// Sealed as it would be on the wire. Fault also: ReadOnly, where the record does not say yet to whom: `sync once` says
/// it.
Result<agent::Carried> exported(OpenRecord& record, const QString& folder)
{
    const wire::SealTo to = record.membership ? record.membership->sealTo : wire::SealTo{};
    return agent::exportSealed(folder, record.journal->outgoing(), *record.key, QString::fromLatin1(NARU_VERSION),
        {to, record.random, payments::openNumbersOf});
}

/// What the record alone knows: nothing is asked of anybody, and naru may be running.
int status(const QString& folder, bool asJson)
{
    OpenRecord record;
    if (const auto opened = record.open(folder, storage::Database::Mode::ReadOnly); !opened)
        return sayFault(opened.fault());
    const journal::Outgoing& outgoing = record.journal->outgoing();
    const auto waiting = outgoing.waiting();
    const auto cursor = outgoing.cursor();
    const auto held = outgoing.held();
    if (!waiting || !cursor || !held)
        return sayFault(!waiting ? waiting.fault() : !cursor ? cursor.fault() : held.fault());
    Outbox::State state;
    state.unsent = waiting->entries;
    state.oldest = waiting->oldest;
    state.held = static_cast<quint64>(held->size());
    state.cause = !record.membership ? Cause::NotEnrolled : waiting->entries == 0 ? Cause::NothingWaits : Cause::Turn;
    if (!cursor->receipt.isEmpty())
        state.lastSent = cursor->at;
    say(state, asJson, 0, {{QStringLiteral("sealed_to"), sealedTo(record.membership)}});
    return exitOf(state);
}

/// Answers where naru-agent is not installed beside this program: then the agent runs here, in more memory.
void becomeAgent(const QString& folder, bool asJson)
{
    QList<QByteArray> words{QFile::encodeName(QCoreApplication::applicationDirPath() + QStringLiteral("/naru-agent")),
        "--data", QFile::encodeName(folder)};
    if (asJson)
        words.append("--json");
    std::vector<char*> raw;
    for (QByteArray& word : words)
        raw.push_back(word.data());
    raw.push_back(nullptr);
    ::execv(raw.front(), raw.data());
}

} // namespace

int syncCommand(const Invocation& invocation)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("naructl sync once|status|run: carry the record to the hub.\n"
                                                    "Exit: 0 nothing left unsent, 1 something waits, 2 unusable "
                                                    "arguments, 3 revoked or forked."));
    const QCommandLineOption json(QStringLiteral("json"), QStringLiteral("One line of JSON."));
    parser.addOption(json);
    parser.addPositionalArgument(QStringLiteral("what"), QStringLiteral("once, status or run"));
    int exit = Unusable;
    if (!parse(parser, invocation, exit))
        return exit;
    const QStringList words = parser.positionalArguments();
    const QString folder = folderOf(invocation);
    if (words == QStringList{QStringLiteral("once")})
        return carry(folder, Length::Once, parser.isSet(json));
    if (words == QStringList{QStringLiteral("run")}) {
        becomeAgent(folder, parser.isSet(json));
        return carry(folder, Length::UntilStopped, parser.isSet(json));
    }
    if (words == QStringList{QStringLiteral("status")})
        return status(folder, parser.isSet(json));
    return complain(QStringLiteral("sync once, sync status or sync run"));
}

namespace {

int courierExport(const QString& folder, const QString& to, bool asJson)
{
    OpenRecord record;
    if (const auto opened = record.open(folder, storage::Database::Mode::ReadOnly); !opened)
        return sayFault(opened.fault());
    const auto carried = exported(record, to);
    if (!carried)
        return sayFault(carried.fault());
    if (asJson)
        printJson({{QStringLiteral("files"), carried->files}, {QStringLiteral("bytes"), carried->bytes},
            {QStringLiteral("entries"), static_cast<qint64>(carried->entries)}});
    else
        print(QStringLiteral("%1 entries in %2 files").arg(carried->entries).arg(carried->files));
    return Done;
}

int courierImport(const QString& folder, const QStringList& paths, bool asJson)
{
    using Cursor = agent::Returned::Cursor;
    OpenRecord record;
    if (const auto opened = record.open(folder, storage::Database::Mode::ReadWrite); !opened)
        return sayFault(opened.fault());
    if (!record.membership)
        return sayFault(agent::EnrolFault::NotEnrolled);
    const auto returned = agent::importFrom(paths, record.journal->outgoing(), record.membership->hubKey, record.clock);
    const auto waiting = returned ? record.journal->outgoing().waiting() : returned.fault();
    if (!waiting)
        return sayFault(waiting.fault());
    const char* const cursor = returned->cursor == Cursor::Moved ? "moved"
        : returned->cursor == Cursor::Forked                     ? "forked"
                                                                 : "stays";
    QJsonObject answer{{QStringLiteral("receipts"), returned->receipts}, {QStringLiteral("others"), returned->others},
        {QStringLiteral("cursor"), QLatin1StringView(cursor)},
        {QStringLiteral("unsent"), static_cast<qint64>(waiting->entries)}};
    if (returned->acked) {
        answer.insert(QStringLiteral("epoch"), qint64(returned->acked->epoch));
        answer.insert(QStringLiteral("head_seq"), static_cast<qint64>(returned->acked->seq));
        answer.insert(QStringLiteral("head_hash"), QString::fromLatin1(returned->acked->hash.toHex()));
    }
    if (asJson)
        printJson(answer);
    else
        print(QStringLiteral("%1 receipts  %2  %3 unsent")
                  .arg(returned->receipts)
                  .arg(QLatin1StringView(cursor))
                  .arg(waiting->entries));
    if (returned->cursor == Cursor::Forked)
        return Undecided;
    return returned->receipts > 0 ? Done : Refused;
}

} // namespace

int courierCommand(const Invocation& invocation)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral(
        "naructl courier export DIR: what is unsent, as signed files for a stick. The hub takes them in any order.\n"
        "naructl courier import PATH…: the hub's receipts from the stick (files or folders).\n"
        "Exit: 0 done, 1 no receipt for this desk, 2 unusable arguments, 3 the hub has another record of this desk."));
    const QCommandLineOption json(QStringLiteral("json"), QStringLiteral("One line of JSON."));
    parser.addOption(json);
    parser.addPositionalArgument(QStringLiteral("what"), QStringLiteral("export DIR, or import PATH…"));
    int exit = Unusable;
    if (!parse(parser, invocation, exit))
        return exit;
    const QStringList words = parser.positionalArguments();
    const QString folder = folderOf(invocation);
    if (words.size() == 2 && words.first() == QLatin1StringView("export"))
        return courierExport(folder, words.last(), parser.isSet(json));
    if (words.size() >= 2 && words.first() == QLatin1StringView("import"))
        return courierImport(folder, words.mid(1), parser.isSet(json));
    return complain(QStringLiteral("courier export DIR, or courier import PATH…"));
}

} // namespace naru::cli
