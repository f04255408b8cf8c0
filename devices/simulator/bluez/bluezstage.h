// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/simulator/blephone.h"

#include <functional>
#include <memory>

namespace naru::sim {

class SimulatedBluez;

/// A machine's Bluetooth with one visitor after the other in front of it: each shows a code, and waits to be spoken to.
class BluezStage {
public:
    struct Terms {
        BlePhoneTerms phone;
        qsizetype mtu = 185;
    };
    /// `say` is told each line: "mdoc:…" of a new visitor, and how the last one's visit ended.
    BluezStage(const QString& busAddress, Holder& holder, const Terms& terms, Random& random,
        std::function<void(const QByteArray&)> say);
    ~BluezStage();

    bool start(); ///< false: no bus, or org.bluez is taken
    void turnAdapter();

private:
    void engage();
    void left();

    Holder& m_holder;
    Terms m_terms;
    std::function<void(const QByteArray&)> m_say;
    BlePhone m_phone;
    bool m_isOn = true;
    std::unique_ptr<SimulatedBluez> m_bluez; ///< last: it may still speak of the phone
};

} // namespace naru::sim
