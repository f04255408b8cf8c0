// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/neighbours.h"
#include "app/desk/pairs.h"
#include "devices/api/rack.h"
#include "ui/admin/form.h"

namespace naru::ui::admin {

/// The other desks of the house: who is around, who is being paired, who is paired. What another desk says of itself is
/// text and nothing else.
class NeighboursModel : public naru::ui::admin::Form {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of AdminModel")
    Q_PROPERTY(bool on READ isOn CONSTANT)                          ///< else this naru was started without a network
    Q_PROPERTY(QVariantList around READ around NOTIFY wordsChanged) ///< [{name, place}]
    Q_PROPERTY(QVariantList tries READ tries NOTIFY wordsChanged)   ///< rows of tryRow()
    Q_PROPERTY(QVariantList pairs READ pairs NOTIFY wordsChanged)   ///< rows of pairRow()
    Q_PROPERTY(QString blind READ blind NOTIFY wordsChanged)        ///< why nobody is found by themselves; or empty
    Q_PROPERTY(QString places READ places NOTIFY wordsChanged)      ///< of this desk
    Q_PROPERTY(QString code READ code NOTIFY wordsChanged)          ///< this desk's, while it is shown
    Q_PROPERTY(bool sees READ sees NOTIFY wordsChanged)             ///< a camera or scanner may read theirs

public:
    /// Both may be null, and must outlive it.
    NeighboursModel(desk::Desk& desk, naru::Neighbours* neighbours, device::Rack* rack, QObject* parent = nullptr);
    ~NeighboursModel() override;

    bool isOn() const { return m_neighbours; }
    QVariantList around() const;
    QVariantList tries() const;
    QVariantList pairs() const;
    QString blind() const;
    QString places() const;
    QString code() const;
    bool sees() const;

public Q_SLOTS:
    void pair(const QString& place);      ///< of somebody around
    void pairTyped(const QString& place); ///< what is amiss is said under "place"
    void confirm(double number);
    void refuseTry(double number);
    void rename(const QString& id, const QString& name);
    void revoke(const QString& id);
    void look();     ///< shows this desk's code and reads theirs
    void lookAway(); ///< no more

Q_SIGNALS:
    void began(double number); ///< somebody is to look at that try now

private:
    QVariantMap tryRow(const naru::Neighbours::Trying& trying) const;
    QVariantMap pairRow(const desk::Pair& pair) const;
    void follow();
    void readCode(const QByteArray& code);
    void wake();
    bool may(); ///< else says why not

    naru::Neighbours* m_neighbours;
    device::Rack* m_rack;
    QList<quint64> m_known; ///< tries that began() told of
    bool m_looking = false;
};

} // namespace naru::ui::admin
