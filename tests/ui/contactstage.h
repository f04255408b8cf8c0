// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/kioskstage.h"
#include "ui/kiosk/contactmodel.h"

namespace naru::test {

/// Stands for the network: remembers what the phone was told, and presses.
class FakeContact final : public device::ContactDoor {
public:
    bool possible = true, isOpen = false;
    int openings = 0, pages = 0;
    device::ChoicePage page;
    device::ContactWords words;
    QList<device::ContactPicture> pictures;

    bool isPossible() const override { return possible; }
    Result<QByteArray> open(const device::ContactWords& said, const QList<device::ContactPicture>& drawn) override
    {
        isOpen = true;
        speak(said, drawn);
        return "http://192.168.0.5:40211/" + QByteArray(24, '0') + QByteArray::number(10'000'000 + ++openings);
    }
    void close() override { isOpen = false; }
    void speak(const device::ContactWords& said, const QList<device::ContactPicture>& drawn) override
    {
        words = said;
        pictures = drawn;
    }
    void show(const device::ChoicePage& shown) override
    {
        page = shown;
        ++pages;
    }
    /// Presses what is called so on the phone; false: it is not there.
    bool press(const QString& word)
    {
        for (const device::Choice& choice : page.choices + page.always) {
            if (choice.words == word) {
                Q_EMIT chosen(choice.id);
                return true;
            }
        }
        return false;
    }
};

/// A kiosk beside which a phone may be.
struct ContactStage {
    explicit ContactStage(
        device::ContactDoor& door, KioskStage& at, std::function<QStringList()> typed = [] { return QStringList(); })
        : kiosk(at)
        , random(7)
        , model({kiosk.model, door, kiosk.clock, random, std::move(typed)})
    {
        kiosk.stage.page()->setProperty("contact", QVariant::fromValue(&model));
        kiosk.settle();
    }
    ~ContactStage()
    {
        kiosk.stage.page()->setProperty("contact", QVariant::fromValue<ui::kiosk::ContactModel*>(nullptr));
    }

    void settle()
    {
        kiosk.settle();
        model.look();
    }

    KioskStage& kiosk;
    SeededRandom random;
    ui::kiosk::ContactModel model;
};

} // namespace naru::test
