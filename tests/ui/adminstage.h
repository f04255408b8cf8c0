// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fakerack.h"
#include "tests/ui/fakecourier.h"
#include "tests/ui/fakedesk.h"
#include "tests/ui/fakeenrolling.h"
#include "tests/ui/fakeneighbours.h"
#include "tests/ui/fakesupplies.h"
#include "tests/ui/faketill.h"
#include "tests/ui/stage.h"
#include "ui/admin/adminmodel.h"
#include "ui/admin/couriermodel.h"
#include "ui/admin/setupmodel.h"
#include "ui/shell/deskmodel.h"
#include "ui/shell/languages.h"

namespace naru::test {

/// A desk whose people, lists and copies can be managed: it refuses what the real one refuses.
class ManagedDesk final : public FakeDesk {
public:
    explicit ManagedDesk(Instant now);

    identity::TrustList trustNow;
    ReaderState readerNow;
    std::optional<Fault> refuses; ///< the next change is refused with this
    std::optional<desk::Setup> setupGiven;
    QString trustFile, backupFolder;
    QByteArray readerPem;
    FakePairs pairsNow;
    FakeSupplies suppliesNow;

    QString folder() const override { return QStringLiteral("/var/lib/naru"); }
    void completeSetup(const desk::Setup& setup, desk::Done done) override;
    void changeSettings(const desk::Settings& settings, desk::Done done) override;
    void addStaff(const QString& name, desk::Role role, const QString& pin, desk::Done done) override;
    void disableStaff(qint64 staffId, bool disabled, desk::Done done) override;
    void resetPin(qint64 staffId, const QString& pin, desk::Done done) override;
    const identity::TrustList& trust() const override { return trustNow; }
    void importTrust(const QString& file, desk::Done done) override;
    ReaderState reader() const override { return readerNow; }
    Result<QByteArray> readerRequest(const QString& organization) override;
    void importReaderCertificate(const QByteArray& pem, desk::Done done) override;
    void backUp(const QString& folder, desk::Done done) override;
    QString recoveryCode() const override;
    desk::Pairs* pairs() const override { return const_cast<FakePairs*>(&pairsNow); }
    desk::Supplies* supplies() const override { return const_cast<FakeSupplies*>(&suppliesNow); }

private:
    bool refused(const desk::Done& done);
};

/// The administrator's pages, or the first start, in the frame of the desk.
class AdminStage {
public:
    explicit AdminStage(const QString& language = QStringLiteral("ko"), bool highContrast = false);

    static const QList<device::DeviceChoice>& someDevices();
    void fillRack(); ///< those, one of them in trouble, and some that are offered

    bool open(); ///< signed in as an administrator, unless desk.setupNeeded
    void settle();
    bool section(const QString& name);             ///< presses the way there
    QQuickItem* field(const QString& label) const; ///< what is typed into
    bool into(const QString& label);               ///< a press into it
    QString step() const { return setup.step(); }

    ManagedDesk desk{sample::morning};
    FakeTill till;
    FakeRack rack;
    FakeNeighbours neighbours;
    FakeEnrolling enrolling;
    FakeCourier courier;
    ui::admin::AdminModel admin;
    ui::admin::SetupModel setup;
    ui::admin::CourierModel carrying;
    ui::shell::DeskModel model;
    Stage stage;
    ui::shell::Languages languages;
};

} // namespace naru::test
