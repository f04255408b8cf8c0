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
    /// The desks of this site as the hub's public log shows them, newest act first: [{id, name, kind, second, since,
    /// last, until, proof, own}]
    Q_PROPERTY(QVariantList desks READ desks NOTIFY rollChanged)
    Q_PROPERTY(int news READ news NOTIFY rollChanged)       ///< acts since an administrator looked
    Q_PROPERTY(QString shown READ shown NOTIFY rollChanged) ///< up to when they were held against it; empty: never yet
    Q_PROPERTY(bool stale READ isStale NOTIFY rollChanged)  ///< `shown` is so long ago that somebody should look
    /// What does not hold of what the hub showed, and what to do; empty: nothing. While it stands nobody can say that
    /// they know these desks.
    Q_PROPERTY(QString trouble READ trouble NOTIFY rollChanged)
    Q_PROPERTY(QString strange READ strange NOTIFY rollChanged) ///< what this program cannot read; empty: nothing

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
    QVariantList desks() const;
    int news() const;
    QString shown() const;
    bool isStale() const;
    QString trouble() const;
    QString strange() const;

public Q_SLOTS:
    void readRoll(); ///< anew: it is learnt while the page stands
    void looked();   ///< what is there now is not new any more
    void join(const QString& address, const QString& code, const QString& pin);
    void look();     ///< for a sheet's QR
    void lookAway(); ///< no more

Q_SIGNALS:
    void sheetRead(const QString& address, const QString& code, const QString& pin);
    void rollChanged();

private:
    void follow();
    void followOutbox();
    void readCode(const QByteArray& code);
    void wake();
    bool may(); ///< else says why not
    QVariantMap rowOf(const journal::SiteRoll::Row& row) const;
    QString actOf(journal::SiteRoll::Act act) const;
    QString dayFor(Instant moment) const;

    desk::Enrolling* m_enrolling;
    device::Rack* m_rack;
    QString m_readPin, m_readRoot; ///< of the code read last: who signs packs stands on it too, and in no field
    bool m_looking = false;
    journal::SiteRoll m_roll;
    QString m_trouble; ///< as said last
};

} // namespace naru::ui::admin
