// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/agent/gathering.h"
#include "tests/support/handagent.h"
#include "tests/support/memoryoutgoing.h"
#include "tests/support/rollstage.h"

namespace naru::test {

/// A desk that gathers its hub's word beside its work: no network, no time but the stage's clock.
struct Gatherer {
    using Instead = std::function<std::optional<agent::Reply>(const QByteArray& path)>;
    struct Question {
        QByteArray path;
        Milliseconds at{};
    };
    Gatherer(RollStage& stage, const QString& name, const QString& data = {})
        : hub(stage)
        , own(stage.random)
        , reader(stage, own, name)
        , folder(data.isEmpty() ? reader.folder.path() : data)
        , record(own.device, stage.random)
        , alarm(stage.clock)
        , gathering({stage.clock, stage.random, alarm, [this] { return std::make_unique<Line>(*this); }, record,
                        [this] { return wanted; }, [this] { ++changes; }},
              folder, reader.membership)
    {
        gathering.begin();
    }

    /// What is due within the span, and the clock at its end.
    void work(Milliseconds span)
    {
        const Milliseconds until = hub.clock.monotonic() + span;
        while (alarm.due && *alarm.due <= until) {
            hub.clock.advance(std::max(Milliseconds(0), *alarm.due - hub.clock.monotonic()));
            alarm.due.reset();
            const auto ring = alarm.ring;
            ring();
        }
        hub.clock.advance(until - hub.clock.monotonic());
    }
    /// All that was done stands in the log, under a checkpoint of now.
    QByteArray sign()
    {
        for (auto some = hub.sequencer.step(); some && *some > 0;)
            some = hub.sequencer.step();
        const auto made = hub.publicLog.checkpoint();
        return made ? made->note : QByteArray();
    }
    /// What the hub says by itself.
    agent::Reply honest(const QByteArray& path)
    {
        hub::Response said{404, "text/plain", "not found", {}};
        if (path.contains("/enrolments?")) {
            hub::RollRoom room(hub.parts());
            hub::Request asks;
            asks.query = path.mid(path.indexOf('?') + 1);
            said = room.answer(own.device, asks);
        } else if (path.contains("/consistency?from=")) {
            const auto told = hub.publicLog.continuation(path.mid(path.indexOf('=') + 1).toULongLong());
            if (told && *told)
                said = {200, "text/plain", **told, {}};
        }
        return reply(said.status, said.body);
    }
    static agent::Reply reply(int status, const QByteArray& body = {}, std::optional<Milliseconds> after = {})
    {
        agent::Reply reply;
        reply.failure = agent::Reply::Failure::None;
        reply.status = status;
        reply.body = body;
        reply.retryAfter = after;
        return reply;
    }
    qsizetype count(const char* what) const
    {
        return std::count_if(
            asked.begin(), asked.end(), [what](const Question& one) { return one.path.contains(what); });
    }
    agent::Roll kept() const { return agent::keptRoll(folder, reader.membership); }
    QByteArray trouble() const { return gathering.trouble() ? QByteArray(gathering.trouble()->name()) : QByteArray(); }

    RollStage& hub;
    const EnrolDesk own;
    const RollReader reader;
    const QString folder;
    MemoryOutgoing record;
    HandAlarm alarm;
    Instead instead = [](const QByteArray&) { return std::nullopt; };
    QList<Question> asked;
    QList<std::pair<quint32, quint64>> wanted;
    int changes = 0;
    agent::Gathering gathering;

private:
    struct Line final : agent::Transport {
        explicit Line(Gatherer& of_)
            : of(of_)
        {
        }
        void send(const agent::Request& request, std::function<void(const agent::Reply&)> done) override
        {
            of.asked.append({request.path, of.hub.clock.monotonic()});
            const auto said = of.instead(request.path);
            done(said ? *said : of.honest(request.path));
        }
        void drop() override { }
        Gatherer& of;
    };
};

} // namespace naru::test
