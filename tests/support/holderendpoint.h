// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/api/visitendpoint.h"
#include "devices/simulator/holder.h"

#include <QTimer>

#include <memory>

namespace naru::test {

/// A simulated phone held straight to the desk, without a link between: present() is the tap.
class HolderEndpoint final : public device::VisitEndpoint {
public:
    explicit HolderEndpoint(Random& random)
        : m_random(random)
    {
    }

    enum class Consent { Agree, Refuse, Wait };
    void present(const sim::HolderSettings& settings, Instant now, Consent consent = Consent::Agree)
    {
        m_consent = consent;
        m_holder = std::make_unique<sim::Holder>(settings, now, m_random);
        presentAgain();
    }
    /// The same engagement a second time, as a recorded tap would be.
    void presentRecorded(const QByteArray& engagement) { Q_EMIT engaged(engagement, sim::Holder::handover()); }
    void presentAgain()
    {
        lastEngagement = *m_holder->engage();
        Q_EMIT engaged(lastEngagement, sim::Holder::handover());
    }
    void say(const QByteArray& message) { Q_EMIT received(message); } ///< unasked
    void takeAway(const Fault& fault) { Q_EMIT lost(fault); }

    QString method() const override { return QStringLiteral("test_link"); }
    bool isReady() const override { return true; }
    void listen() override { listening = true; }
    void stop() override { listening = false; }
    void send(const QByteArray& message) override
    {
        if (!m_holder)
            return;
        const QByteArray answer = m_holder->receive(message);
        if (m_holder->state() == sim::Holder::State::Asked && m_consent != Consent::Wait)
            reply(m_consent == Consent::Agree ? m_holder->agree() : m_holder->refuse());
        else if (!answer.isEmpty())
            reply(answer);
    }

    QByteArray lastEngagement;
    bool listening = false;

private:
    void reply(const QByteArray& message)
    {
        if (!message.isEmpty())
            QTimer::singleShot(0, this, [this, message] { Q_EMIT received(message); });
    }

    Random& m_random;
    Consent m_consent = Consent::Agree;
    std::unique_ptr<sim::Holder> m_holder;
};

} // namespace naru::test
