// SPDX-License-Identifier: GPL-3.0-or-later
// naructl sync and courier: what has not gone to the hub, and carrying it there.
#include "app/cli/command.h"
#include "app/cli/openrecord.h"
#include "app/crypto/hash.h"
#include "app/desk/certificatenote.h"
#include "app/journal/causes.h"
#include "app/payments/facets.h"
#include "app/words/words.h"
#include "sync/agent/agent.h"
#include "sync/agent/courier.h"
#include "sync/agent/enrolfaults.h"
#include "sync/agent/httptransport.h"
#include "sync/agent/timeralarm.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <csignal>
#include <cstdio>

namespace naru::cli {

namespace {

using journal::Outbox;
using Cause = Outbox::Cause;

QString causeName(Cause cause)
{
    return QString::fromLatin1(journal::nameOf(cause)).section(QLatin1Char('.'), 1);
}

/// SHA-256 of the certificate that bodies are sealed to; null: they leave open.
QJsonValue sealedTo(const std::optional<agent::Membership>& membership)
{
    const QByteArray certificate = membership ? membership->sealTo.certificate : QByteArray();
    return certificate.isEmpty() ? QJsonValue(QJsonValue::Null)
                                 : QJsonValue(QString::fromLatin1(crypto::sha256(certificate).toHex()));
}

void say(const Outbox::State& state, bool asJson, int forks = 0, const QJsonObject& more = {})
{
    const auto told = words::wordsOf(QLatin1StringView(journal::nameOf(state)), systemLanguage());
    const auto moment
        = [](const std::optional<Instant>& at) { return at ? QJsonValue(rfc3339(*at)) : QJsonValue(QJsonValue::Null); };
    if (asJson) {
        QJsonObject answer{{QStringLiteral("unsent"), static_cast<qint64>(state.unsent)},
            {QStringLiteral("oldest"), moment(state.oldest)}, {QStringLiteral("cause"), causeName(state.cause)},
            {QStringLiteral("detail"), state.detail}, {QStringLiteral("sentence"), told.sentence},
            {QStringLiteral("next"), told.whatToDo}, {QStringLiteral("attempts"), state.attempts},
            {QStringLiteral("next_try"), moment(state.nextTry)}, {QStringLiteral("last_sent"), moment(state.lastSent)},
            {QStringLiteral("held"), static_cast<qint64>(state.held)}, {QStringLiteral("forks"), forks}};
        for (auto one = more.begin(); one != more.end(); ++one)
            answer.insert(one.key(), one.value());
        printJson(answer);
        std::fflush(stdout);
        return;
    }
    print(QStringLiteral("%1 unsent  %2  %3").arg(state.unsent).arg(causeName(state.cause), told.sentence));
    if (!told.whatToDo.isEmpty())
        print(told.whatToDo);
}

int exitOf(const Outbox::State& state)
{
    if (state.cause == Cause::Revoked || state.cause == Cause::Forked)
        return Undecided; // 3: revoked, or two records that could not be brought together
    return state.unsent == 0 && state.cause == Cause::NothingWaits ? Done : Refused;
}

enum class Length { Once, UntilStopped };

/// Runs the agent on this thread. Killed at any moment it leaves what the record holds: a cursor that is durable.
int carry(const QString& folder, Length length, bool asJson)
{
    OpenRecord record;
    if (const auto opened = record.open(folder, storage::Database::Mode::ReadWrite); !opened)
        return sayFault(opened.fault());
    std::unique_ptr<agent::HttpTransport> transport;
    if (!record.membership) {
        const auto waiting = record.journal->outgoing().waiting();
        if (!waiting)
            return sayFault(waiting.fault());
        Outbox::State state;
        state.unsent = waiting->entries;
        state.oldest = waiting->oldest;
        say(state, asJson);
        return Refused;
    }
    // Brought beside a naru that ended before it could write it down.
    if (agent::isUnnoted(folder, record.membership->certificate)) {
        const journal::Entry entry = desk::entryOf(record.membership->certificate);
        if (const auto noted = record.journal->outgoing().note(entry.kind, entry.body); !noted)
            return sayFault(noted.fault());
        std::ignore = agent::clearUnnoted(folder);
    }
    transport = std::make_unique<agent::HttpTransport>(*record.membership, *record.key);
    agent::TimerAlarm alarm;
    agent::Agent agent(
        {record.clock, record.random, record.journal->outgoing(), *transport, alarm, payments::openNumbersOf},
        QString::fromLatin1(NARU_VERSION), record.identity());
    agent.onSealing([&folder](const wire::SealTo& to) { return agent::keepSealing(folder, to); });
    const Instant begun = record.clock.now();
    agent.watch([&] {
        const Outbox::State& state = agent.state();
        if (length == Length::UntilStopped)
            return say(state, asJson, agent.heard().forks);
        const bool isHeard = state.lastSent && *state.lastSent >= begun;
        const bool isSent = state.cause == Cause::NothingWaits && isHeard;
        const bool isFailed = state.attempts > 0 && state.cause != Cause::Sending
            && !(state.cause == Cause::Forked && state.detail == QLatin1StringView("new_epoch"));
        if (isSent || isFailed)
            QCoreApplication::quit();
    });
    agent.begin(agent::Agent::Start::Now);
    QCoreApplication::exec();
    if (length == Length::Once)
        say(agent.state(), asJson, agent.heard().forks);
    return exitOf(agent.state());
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
    if (words == QStringList{QStringLiteral("run")})
        return carry(folder, Length::UntilStopped, parser.isSet(json));
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
