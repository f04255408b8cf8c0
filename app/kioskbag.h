// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "devices/api/rack.h"
#include "ui/kiosk/cardmodel.h"

#include <QProcess>
#include <QQuickWindow>
#include <QTemporaryDir>

namespace naru {

/// Of a demo: the bag of its visitor, with a simulated receipt printer before it and a simulated scanner behind it,
/// both on ports like real ones. What the kiosk prints lies in it as a drawing, and so do photographs of its screen;
/// held up, the newest is read by the product's own decoder, and what stands on it comes through the scanner. Nothing
/// takes a shorter way. A bag may be carried to another desk's demo.
class KioskBag : public QObject {
    Q_OBJECT

public:
    /// `bag` is made where absent; empty: one that is emptied when this program ends. Both programs end with it too.
    KioskBag(const QString& bag, const Clock& clock);
    ~KioskBag() override;

    QList<device::DeviceChoice> devices() const; ///< for the rack
    void join(ui::kiosk::CardModel& card, QQuickWindow& window);

private:
    void start(QProcess& process, const QStringList& arguments);
    void photograph(QQuickWindow& window);
    void holdUp();
    QString newest() const;
    QByteArray readIn(const QString& file) const;

    const QTemporaryDir m_folder;
    const QString m_bag, m_printerPort, m_scannerPort;
    const Clock& m_clock;
    QProcess m_printer, m_scanner;
};

} // namespace naru
