// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/desk.h"

#include <QProcess>

#include <functional>

namespace naru {

inline constexpr QLatin1StringView demoPin("135790");

/// Runs what answers later to its end, before there is a window.
Result<void> waitFor(const std::function<void(desk::Done)>& ask);

/// 김나루 and 이한솔 work at every demo; nobody is asked anything.
Result<void> setUpDemo(desk::Desk& desk, const QString& language, bool highContrast);

/// The programs of a demo that play the outside world: a visitor's phone, a payment terminal. They end with this one,
/// however this one ends.
class Simulator {
public:
    enum class Window { Shown, None };

    Simulator();
    ~Simulator();

    /// The sample issuer's root, into the demo's trust folder. It stays good for years; once a week keeps its date
    /// young.
    bool writeTrust(const QString& folder, Instant now) const;
    void startPhone(const QStringList& arguments); ///< in the place of the one before
    /// Starts a terminal and registers it at the desk. Said on stderr where it does not come about: the demo goes on.
    void registerTerminal(desk::Desk& desk, const QString& folder, Window window);
    /// One line of JSON, as `naru-sim terminal` takes them.
    void tellTerminal(const QByteArray& line);

private:
    void arm(QProcess& process) const;
    static void takeAway(QProcess& process);

    const QString m_program;
    QProcess m_phone, m_terminal;
};

} // namespace naru
