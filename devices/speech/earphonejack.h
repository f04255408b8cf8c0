// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <memory>
#include <optional>

class QFile;
class QSocketNotifier;

namespace naru::device {

/// What a switch of earphones says, read from Linux' input events: struct input_event records of 24 bytes
/// (linux/input.h), of which EV_SW SW_HEADPHONE_INSERT counts. The last one said; nothing where none did.
std::optional<bool> headphoneSaid(const QByteArray& events);

/// The jack of this machine, where its sound card tells the kernel and the kernel tells us (/dev/input/event* that the
/// kiosk's user may read). Where nothing does, nothing is claimed.
class EarphoneJack final : public QObject {
    Q_OBJECT

public:
    /// The first switch of earphones under `folder`; null: none tells.
    static std::unique_ptr<EarphoneJack> find(const QString& folder = QStringLiteral("/dev/input"));
    ~EarphoneJack() override;

    bool isPlugged() const { return m_plugged; }

Q_SIGNALS:
    void plugged(bool in);

private:
    EarphoneJack(std::unique_ptr<QFile> device, bool plugged);
    void read();

    std::unique_ptr<QFile> m_device;
    std::unique_ptr<QSocketNotifier> m_news;
    bool m_plugged;
};

} // namespace naru::device
