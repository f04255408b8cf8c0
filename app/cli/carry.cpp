// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/carry.h"

#include "app/cli/command.h"
#include "app/cli/openrecord.h"
#include "app/desk/certificatenote.h"
#include "app/journal/causes.h"
#include "app/payments/facets.h"
#include "sync/agent/httptransport.h"
#include "sync/agent/timeralarm.h"

#include <QCoreApplication>

#include <cstdio>

namespace naru::cli {

using journal::Outbox;
using Cause = Outbox::Cause;

namespace {

QString causeName(Cause cause)
{
    return QString::fromLatin1(journal::nameOf(cause)).section(QLatin1Char('.'), 1);
}

} // namespace

void say(const Outbox::State& state, bool asJson, int forks, const QJsonObject& more)
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

} // namespace naru::cli
