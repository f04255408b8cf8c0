// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/api/rack.h"

#include <memory>
#include <vector>

namespace naru::test {

/// A device that stands as a test puts it.
class FakeDevice final : public device::Device {
public:
    explicit FakeDevice(device::DeviceChoice choice)
        : chosen(std::move(choice))
    {
    }

    device::DeviceChoice chosen;
    QString maker = QStringLiteral("Sample 100");
    std::optional<Fault> problemNow;
    std::optional<Fault> warningNow;
    std::optional<Trouble> troubleNow;
    int tests = 0;

    void put(std::optional<Fault> problem, Instant at)
    {
        problemNow = problem;
        if (problem)
            troubleNow = Trouble{*problem, at};
        Q_EMIT changed();
    }
    void answer(const Result<void>& outcome) { Q_EMIT tested(outcome); }

    const device::DeviceChoice& choice() const override { return chosen; }
    QString makerName() const override { return problemNow ? QString() : maker; }
    bool isReady() const override { return !problemNow; }
    std::optional<Fault> problem() const override { return problemNow; }
    std::optional<Trouble> lastTrouble() const override { return troubleNow; }
    std::optional<Fault> warning() const override { return warningNow; }
    void test() override { ++tests; }
};

/// A rack without any hardware: it has what it is told to use, and offers what a test plugs in.
class FakeRack final : public device::Rack {
public:
    std::vector<std::unique_ptr<FakeDevice>> all;
    QList<device::DeviceChoice> used, offers;
    QList<device::DeviceChoice> automatic; ///< when nothing is chosen
    QList<device::VisitEndpoint*> endpointsNow;
    QList<device::CodeSource*> eyes;
    QList<device::PrinterUse> printersNow;
    int uses = 0;

    FakeDevice* at(std::size_t index) { return all.at(index).get(); }
    void plugIn(const QList<device::DeviceChoice>& choices)
    {
        offers = choices;
        Q_EMIT offeredChanged();
    }
    void swap(const QList<device::VisitEndpoint*>& endpoints)
    {
        endpointsNow = endpoints;
        Q_EMIT devicesChanged();
    }

    void give(device::CodeSource& eye)
    {
        eyes.append(&eye);
        Q_EMIT devicesChanged();
    }
    void refuse(const Fault& fault) { Q_EMIT codeRefused(fault); }

    QList<device::Device*> devices() const override
    {
        QList<device::Device*> list;
        for (const auto& device : all)
            list.append(device.get());
        return list;
    }
    QList<device::VisitEndpoint*> endpoints() const override { return endpointsNow; }
    QList<device::CodeSource*> codeSources() const override { return eyes; }
    QList<device::PrinterUse> printers() const override { return printersNow; }
    QList<device::DeviceChoice> offered() const override { return offers; }
    void use(const QList<device::DeviceChoice>& chosen) override
    {
        ++uses;
        used = chosen;
        std::vector<std::unique_ptr<FakeDevice>> next;
        for (const auto& choice : chosen.isEmpty() ? automatic : chosen) {
            auto same = std::find_if(all.begin(), all.end(), [&](const auto& one) {
                return one && one->chosen.kind == choice.kind && one->chosen.address == choice.address;
            });
            next.push_back(same == all.end() ? std::make_unique<FakeDevice>(choice) : std::move(*same));
            next.back()->chosen = choice;
        }
        std::swap(all, next);
        Q_EMIT devicesChanged();
    }
};

} // namespace naru::test
