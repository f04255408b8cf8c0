// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/enrolling.h"
#include "devices/api/rack.h"
#include "ui/admin/form.h"

namespace naru::ui::admin {

/// This desk and its hub: what the enrolment sheet says is typed, or its QR is read; then how far it has come. Nothing
/// of a sheet stays here after it was used.
class HubModel : public naru::ui::admin::Form {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of AdminModel")
    Q_PROPERTY(bool on READ isOn CONSTANT)                        ///< else a demo, or the keys cannot be read
    Q_PROPERTY(bool joined READ isJoined NOTIFY wordsChanged)     ///< belongs to a hub
    Q_PROPERTY(bool running READ isRunning NOTIFY wordsChanged)   ///< somebody asked the hub just now
    Q_PROPERTY(QVariantList steps READ steps NOTIFY wordsChanged) ///< [{kind, text}]; empty: nothing was begun
    Q_PROPERTY(QString name READ name NOTIFY wordsChanged)   ///< site and desk, as the hub calls it; empty: unknown
    Q_PROPERTY(QString until READ until NOTIFY wordsChanged) ///< until when the certificate is good
    Q_PROPERTY(bool sees READ sees NOTIFY wordsChanged)      ///< a camera or scanner may read the sheet

public:
    /// Both may be null, and must outlive it.
    HubModel(desk::Desk& desk, desk::Enrolling* enrolling, device::Rack* rack, QObject* parent = nullptr);
    ~HubModel() override;

    bool isOn() const { return m_enrolling; }
    bool isJoined() const;
    bool isRunning() const;
    QVariantList steps() const;
    QString name() const;
    QString until() const;
    bool sees() const;

public Q_SLOTS:
    void join(const QString& address, const QString& code, const QString& pin);
    void look();     ///< for a sheet's QR
    void lookAway(); ///< no more

Q_SIGNALS:
    void sheetRead(const QString& address, const QString& code, const QString& pin);

private:
    void follow();
    void readCode(const QByteArray& code);
    void wake();
    bool may(); ///< else says why not

    desk::Enrolling* m_enrolling;
    device::Rack* m_rack;
    QString m_readPin, m_readRoot; ///< of the code read last: who signs packs stands on it too, and in no field
    bool m_looking = false;
};

} // namespace naru::ui::admin
