// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/assert.h"
#include "app/base/channel.h"
#include "app/base/random.h"

#include <QMap>

#include <algorithm>
#include <deque>

namespace naru::test {

/// The network of a house, in one thread: every desk gets its Channels, and deliver() carries what was told, as badly
/// as asked for. One seed, one story.
class FakeAir {
public:
    struct Weather {
        int lost = 0, twice = 0, late = 0; ///< of a hundred messages
    };
    explicit FakeAir(quint64 seed = 1)
        : m_random(seed)
    {
    }

    std::unique_ptr<Channels> desk(const QByteArray& device, const QString& name)
    {
        m_here[device] = true;
        return std::make_unique<Desk>(*this, Channel::Peer{device, name});
    }
    void weather(Weather weather) { m_weather = weather; }
    /// Pulls or plugs a desk's cable; what was on its way to and from it is gone.
    void plug(const QByteArray& device, bool in)
    {
        m_here[device] = in;
        std::erase_if(m_way, [&](const Letter& letter) { return letter.from.device == device || letter.to == device; });
        for (Line* line : QList<Line*>(m_lines))
            line->seesOthers();
    }
    /// One round: everything that is on its way now, not what is answered. False: nothing was.
    bool deliver()
    {
        std::deque<Letter> now;
        now.swap(m_way);
        for (const Letter& letter : now) {
            if (chance(m_weather.lost))
                continue;
            if (chance(m_weather.late)) {
                m_way.push_back(letter);
                continue;
            }
            hand(letter);
            if (chance(m_weather.twice))
                hand(letter);
        }
        return !now.empty();
    }
    void deliverAll(int roundsMax = 1000)
    {
        for (int i = 0; i < roundsMax && deliver(); ++i) { }
    }

private:
    struct Letter {
        Channel::Peer from;
        QByteArray to;
        QString channel;
        QByteArray message;
    };
    class Line;
    class Desk final : public Channels {
    public:
        Desk(FakeAir& air, Channel::Peer self)
            : m_air(air)
            , m_self(std::move(self))
        {
        }
        std::unique_ptr<Channel> open(const QString& name) override
        {
            return std::make_unique<Line>(m_air, m_self, name);
        }

    private:
        FakeAir& m_air;
        Channel::Peer m_self;
    };
    class Line final : public Channel {
    public:
        Line(FakeAir& air, Peer who, QString name)
            : self(std::move(who))
            , channel(std::move(name))
            , m_air(air)
        {
            NARU_ASSERT(channel.size() <= Channels::nameLettersMax);
            m_air.m_lines.append(this);
            for (Line* line : QList<Line*>(m_air.m_lines))
                line->seesOthers();
        }
        ~Line() override
        {
            m_air.m_lines.removeOne(this);
            for (Line* line : QList<Line*>(m_air.m_lines))
                line->seesOthers();
        }
        QString name() const override { return channel; }
        QList<Peer> peers() const override
        {
            QList<Peer> others;
            for (const Line* line : std::as_const(m_air.m_lines))
                if (line != this && line->channel == channel && m_air.m_here[self.device]
                    && m_air.m_here[line->self.device])
                    others.append(line->self);
            std::ranges::sort(others, {}, &Peer::device);
            return others;
        }
        void tell(const QByteArray& message) override
        {
            for (const Peer& peer : peers())
                tell(peer.device, message);
        }
        void tell(const QByteArray& device, const QByteArray& message) override
        {
            NARU_ASSERT(message.size() <= messageBytesMax);
            if (m_air.m_here[self.device] && m_air.m_here[device])
                m_air.m_way.push_back({self, device, channel, message});
        }
        void listen(Heard listener) override { heard = std::move(listener); }
        void watch(std::function<void()> changed) override { m_changed = std::move(changed); }
        void seesOthers()
        {
            const QList<Peer> now = peers();
            if (now == m_seen)
                return;
            m_seen = now;
            if (m_changed)
                m_changed();
        }

        Peer self;
        QString channel;
        Heard heard;

    private:
        FakeAir& m_air;
        QList<Peer> m_seen;
        std::function<void()> m_changed;
    };

    bool chance(int ofHundred) { return ofHundred > 0 && int(m_random.below(100)) < ofHundred; }
    void hand(const Letter& letter)
    {
        if (!m_here[letter.from.device] || !m_here[letter.to])
            return;
        for (Line* line : QList<Line*>(m_lines))
            if (m_lines.contains(line) && line->self.device == letter.to && line->channel == letter.channel
                && line->heard)
                line->heard(letter.from, letter.message);
    }

    SeededRandom m_random;
    Weather m_weather;
    QMap<QByteArray, bool> m_here;
    QList<Line*> m_lines;
    std::deque<Letter> m_way;
};

} // namespace naru::test
