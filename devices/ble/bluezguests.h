// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <QObject>
#include <QSet>
#include <QTimer>

namespace naru::device {

/// The phones that were met, which BlueZ is told to forget: their names and addresses are nobody's to keep. It must
/// happen before another phone is looked for too, since BlueZ takes no new service from a device that it has once been
/// connected to: a phone that comes back with its old address would not be found. And not earlier than a moment after a
/// session, since forgetting hangs up.
class BluezGuests final : public QObject {
    Q_OBJECT

public:
    explicit BluezGuests(QObject* parent = nullptr);
    ~BluezGuests() override;

    void met(const QString& devicePath);
    void begin(); ///< before a phone is looked for, or waited for
    void end();   ///< of that, or of a session

    static constexpr Milliseconds quiet{3'000};

private:
    void forget();

    QSet<QString> m_devices;
    QTimer m_quiet;
};

} // namespace naru::device
