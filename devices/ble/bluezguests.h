// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <QObject>
#include <QSet>
#include <QTimer>

namespace naru::device {

/// The phones that were met. BlueZ keeps their names and addresses, which are nobody's to keep: once the desk has been
/// without a phone for a moment, it is told to forget them. Not before: forgetting hangs up, and the phone that left is
/// often the one that comes back.
class BluezGuests final : public QObject {
    Q_OBJECT

public:
    explicit BluezGuests(QObject* parent = nullptr);
    ~BluezGuests() override;

    void met(const QString& devicePath);
    void begin(); ///< a phone is looked for, or waited for
    void end();

    static constexpr Milliseconds quiet{3'000};

private:
    void forget();

    QSet<QString> m_devices;
    QTimer m_quiet;
};

} // namespace naru::device
