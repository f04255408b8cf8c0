// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/admin/backupmodel.h"
#include "ui/admin/devicesmodel.h"
#include "ui/admin/hubmodel.h"
#include "ui/admin/neighboursmodel.h"
#include "ui/admin/readermodel.h"
#include "ui/admin/releasesmodel.h"
#include "ui/admin/settingsmodel.h"
#include "ui/admin/staffmodel.h"
#include "ui/admin/terminalsmodel.h"
#include "ui/admin/trustmodel.h"

namespace naru::ui::admin {

/// Whether the desk is fit for today, in one sentence and three lists, and the pages where a person mends it.
class AdminModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the composition root")
    Q_PROPERTY(QString kind READ kind NOTIFY healthChanged) ///< of the whole: ok, warn, no
    Q_PROPERTY(QString sentence READ sentence NOTIFY healthChanged)
    Q_PROPERTY(QString next READ next NOTIFY healthChanged) ///< the most urgent thing to do; else when it was looked at
    Q_PROPERTY(QVariantList devices READ devices NOTIFY healthChanged) ///< rows of findingRow()
    Q_PROPERTY(QVariantList lists READ lists NOTIFY healthChanged)
    Q_PROPERTY(QVariantList keeping READ keeping NOTIFY healthChanged)
    Q_PROPERTY(naru::ui::admin::StaffModel* staff READ staff CONSTANT)
    Q_PROPERTY(naru::ui::admin::TrustModel* trust READ trust CONSTANT)
    Q_PROPERTY(naru::ui::admin::ReaderModel* reader READ reader CONSTANT)
    Q_PROPERTY(naru::ui::admin::SettingsModel* settings READ settings CONSTANT)
    Q_PROPERTY(naru::ui::admin::BackupModel* backup READ backup CONSTANT)
    Q_PROPERTY(naru::ui::admin::DevicesModel* deviceList READ deviceList CONSTANT)
    Q_PROPERTY(naru::ui::admin::TerminalsModel* terminalList READ terminalList CONSTANT)
    Q_PROPERTY(naru::ui::admin::NeighboursModel* neighbours READ neighbours CONSTANT)
    Q_PROPERTY(naru::ui::admin::ReleasesModel* releases READ releases CONSTANT)
    Q_PROPERTY(naru::ui::admin::HubModel* hub READ hub CONSTANT)

public:
    /// Without a rack the list of devices is empty, without neighbours nobody is around, without enrolling this desk
    /// comes to no hub from here. All must outlive it.
    explicit AdminModel(desk::Desk& desk, device::Rack* rack = nullptr, naru::Neighbours* neighbours = nullptr,
        desk::Enrolling* enrolling = nullptr, QObject* parent = nullptr);

    QString kind() const;
    QString sentence() const;
    QString next() const;
    QVariantList devices() const { return rows(desk::Finding::Group::Devices); }
    QVariantList lists() const { return rows(desk::Finding::Group::Lists); }
    QVariantList keeping() const { return rows(desk::Finding::Group::Keeping); }
    StaffModel* staff() { return &m_staff; }
    TrustModel* trust() { return &m_trust; }
    ReaderModel* reader() { return &m_reader; }
    SettingsModel* settings() { return &m_settings; }
    BackupModel* backup() { return &m_backup; }
    DevicesModel* deviceList() { return &m_devices; }
    TerminalsModel* terminalList() { return &m_terminals; }
    NeighboursModel* neighbours() { return &m_neighbours; }
    ReleasesModel* releases() { return &m_releases; }
    HubModel* hub() { return &m_hub; }

public Q_SLOTS:
    void examine(); ///< all again
    void forget();  ///< sentences of the pages that were left

Q_SIGNALS:
    void healthChanged();

private:
    Tongue tongue() const;
    int count(desk::Finding::State state) const;
    QVariantList rows(desk::Finding::Group group) const;

    desk::Desk& m_desk;
    StaffModel m_staff;
    TrustModel m_trust;
    ReaderModel m_reader;
    SettingsModel m_settings;
    BackupModel m_backup;
    DevicesModel m_devices;
    TerminalsModel m_terminals;
    NeighboursModel m_neighbours;
    ReleasesModel m_releases;
    HubModel m_hub;
    QList<desk::Finding> m_findings;
    Instant m_examined{};
};

} // namespace naru::ui::admin
