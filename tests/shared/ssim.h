#pragma once
#include <QImage>
#include <algorithm>

namespace seq {

// As its authors use it on pictures that are seen as a whole: so much smaller that the lesser side
// has about 256 pixels.
inline QImage asSeen(const QImage& image)
{
    const int factor = std::max(1, (std::min(image.width(), image.height()) + 128) / 256);
    return image.scaled(image.size() / factor, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

// Structural similarity of two pictures of one size in grey: the mean of Wang et al. (2004), eq.
// 13, over windows of 8 x 8 pixels a half apart. Windows without a difference in either count like
// all others.
inline double ssim(const QImage& first, const QImage& second)
{
    constexpr int kWindow = 8, kStep = 4;
    constexpr double kC1 = 0.01 * 255 * 0.01 * 255, kC2 = 0.03 * 255 * 0.03 * 255;
    const QImage a = first.convertToFormat(QImage::Format_Grayscale8),
                 b = second.convertToFormat(QImage::Format_Grayscale8);
    if (a.size() != b.size() || a.width() < kWindow || a.height() < kWindow) return 0;
    double sum = 0;
    int windows = 0;
    for (int top = 0; top + kWindow <= a.height(); top += kStep)
        for (int left = 0; left + kWindow <= a.width(); left += kStep) {
            int sx = 0, sy = 0, sxx = 0, syy = 0, sxy = 0;
            for (int row = top; row < top + kWindow; ++row) {
                const uchar *p = a.constScanLine(row) + left, *q = b.constScanLine(row) + left;
                for (int i = 0; i < kWindow; ++i) {
                    sx += p[i];
                    sy += q[i];
                    sxx += p[i] * p[i];
                    syy += q[i] * q[i];
                    sxy += p[i] * q[i];
                }
            }
            constexpr double n = kWindow * kWindow;
            const double x = sx / n, y = sy / n;
            const double vx = sxx / n - x * x, vy = syy / n - y * y, cov = sxy / n - x * y;
            sum += (2 * x * y + kC1) * (2 * cov + kC2) / ((x * x + y * y + kC1) * (vx + vy + kC2));
            ++windows;
        }
    return sum / windows;
}

} // namespace seq
