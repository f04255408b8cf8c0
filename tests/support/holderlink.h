// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/api/bytelink.h"
#include "devices/simulator/holder.h"

#include <QTimer>

#include <functional>

namespace naru::test {

/// A Bluetooth adapter without radio: what it opens is the phone that is there, if one is. Everything comes by the
/// event loop, as over the air.
class HolderLink final : public device::ByteLink {
public:
    sim::Holder* phone = nullptr; ///< in reach; null: nobody
    std::optional<Fault> missing; ///< of the desk's own adapter
    bool answers = true;          ///< else it neither opens nor fails: still looking
    int goneAtMessage = -1;       ///< the link breaks instead of carrying this one, counted from 0, both ways
    std::function<QByteArray(const QByteArray&)> garble; ///< what the phone says, on its way here
    QList<device::BleWay> opens;
    bool isOpen = false;

    bool isReady() const override { return !missing; }
    std::optional<Fault> problem() const override { return missing; }
    void open(const device::BleWay& way) override
    {
        opens.append(way);
        isOpen = false;
        m_messages = 0;
        ++m_turn;
        if (answers)
            later([this] { phone ? begin() : Q_EMIT lost(device::DeviceFault::PhoneNotFound); });
    }
    void send(const QByteArray& message) override
    {
        if (!isOpen || !phone || isBroken())
            return;
        QByteArray answer = phone->receive(message);
        if (phone->state() == sim::Holder::State::Asked)
            answer = phone->agree();
        if (!answer.isEmpty() && !isBroken())
            later([this, answer] { Q_EMIT received(garble ? garble(answer) : answer); });
    }
    void close() override
    {
        isOpen = false;
        ++m_turn;
    }
    void comeOrGo(std::optional<Fault> problem) ///< the adapter
    {
        missing = std::move(problem);
        Q_EMIT readyChanged();
    }
    void find() { begin(); } ///< ends a search that does not answer by itself
    void breakOff()
    {
        close();
        Q_EMIT lost(device::DeviceFault::PhoneGone);
    }

private:
    bool isBroken()
    {
        if (m_messages++ != goneAtMessage)
            return false;
        later([this] { breakOff(); });
        return true;
    }
    void begin()
    {
        isOpen = true;
        Q_EMIT opened();
    }
    void later(const std::function<void()>& say)
    {
        QTimer::singleShot(0, this, [this, say, turn = m_turn] {
            if (turn == m_turn)
                say();
        });
    }
    int m_turn = 0, m_messages = 0;
};

} // namespace naru::test
