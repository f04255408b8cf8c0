// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTest>

#include <functional>
#include <memory>

namespace naru::test {

/// Every test class of one binary. Run all, or one by name: `tst_unit CborTest`.
void enlist(const char* name, std::function<std::unique_ptr<QObject>()> make);

struct Enlist {
    Enlist(const char* name, std::function<std::unique_ptr<QObject>()> make) { enlist(name, std::move(make)); }
};

} // namespace naru::test

/// Put behind the class, in front of `#include "file.moc"`.
#define NARU_TEST(Class)                                                                                               \
    static const ::naru::test::Enlist enlist##Class(#Class, [] { return std::unique_ptr<QObject>(new Class); });
