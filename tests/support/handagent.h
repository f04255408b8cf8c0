// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/agent/agent.h"
#include "sync/hub/intake.h"

namespace naru::test {

/// An alarm that waits until somebody rings it.
struct HandAlarm final : agent::Alarm {
    explicit HandAlarm(const Clock& by)
        : clock(by)
    {
    }
    void set(Milliseconds after, std::function<void()> then) override
    {
        due = clock.monotonic() + after;
        ring = std::move(then);
    }
    void clear() override { due.reset(); }
    const Clock& clock;
    std::optional<Milliseconds> due;
    std::function<void()> ring;
};

/// A request that waits until somebody carries it.
struct HandTransport final : agent::Transport {
    void send(const agent::Request& asked, std::function<void(const agent::Reply&)> then) override
    {
        request = asked;
        done = std::move(then);
        ++sent;
    }
    void drop() override { done = {}; }
    std::optional<agent::Request> request;
    std::function<void(const agent::Reply&)> done;
    int sent = 0;
};

/// What an intake answers to a request over a way that loses nothing.
inline agent::Reply carried(
    const hub::Intake& intake, const agent::Request& request, const hub::Sender& sender, Instant now)
{
    hub::Told told;
    if (request.method == agent::Request::Method::Get) {
        told = intake.standing(sender, now);
    } else {
        const auto bytes
            = wire::unpacked(request.body, wire::packingOf(request.encoding).value_or(wire::Packing::Plain));
        told = bytes ? intake.take(*bytes, sender, now)
                     : hub::Told{400, wire::Refusal{QStringLiteral("damaged"), {}, {}}, {}, {}, 0};
    }
    agent::Reply reply;
    reply.failure = agent::Reply::Failure::None;
    reply.status = told.status;
    reply.retryAfter = told.retryAfter;
    reply.accepts = "zstd, deflate";
    reply.body = std::visit([](const auto& answer) { return wire::bytesOf(answer); }, told.answer);
    return reply;
}

/// One desk's agent, step by step: no threads, no sockets, no time but the clock's.
class HandAgent {
public:
    using Answer = std::function<agent::Reply(const agent::Request&)>;
    HandAgent(ManualClock& clock, Random& random, journal::Outgoing& record, agent::Identity identity, Answer answer)
        : m_clock(clock)
        , m_answer(std::move(answer))
        , alarm(clock)
        , agent({clock, random, record, transport, alarm}, QStringLiteral("0.1.0"), std::move(identity))
    {
    }
    /// Carries what waits, or rings what is due within `most`; nothing of both: false.
    bool step(Milliseconds most = Milliseconds(0))
    {
        if (transport.done) {
            const auto done = std::exchange(transport.done, {});
            done(m_answer(*transport.request));
            return true;
        }
        if (!alarm.due || *alarm.due > m_clock.monotonic() + most)
            return false;
        if (*alarm.due > m_clock.monotonic())
            m_clock.advance(*alarm.due - m_clock.monotonic());
        alarm.due.reset();
        alarm.ring();
        return true;
    }
    /// Until nothing waits any more; false: not within so many steps.
    bool drain(int stepsMax = 2'000)
    {
        agent.tryNow(); // what was written meanwhile it was not told
        step();
        for (int i = 0; i < stepsMax; ++i) {
            const auto state = agent.state();
            if (state.unsent == 0 && state.lastSent && state.cause == journal::Outbox::Cause::NothingWaits
                && !transport.done)
                return true;
            if (!step(std::chrono::hours(2)))
                return false;
        }
        return false;
    }

private:
    ManualClock& m_clock;
    const Answer m_answer;

public:
    HandAlarm alarm;
    HandTransport transport;
    agent::Agent agent;
};

} // namespace naru::test
