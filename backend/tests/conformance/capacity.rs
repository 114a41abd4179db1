//! Never one seat too many.

use backend::Backend;
use domain::{Registered, RegistrationWindow};
use futures::future::join_all;

use crate::{
    on_both_engines,
    world::{World, event_with_seats, soon},
};

on_both_engines!(sixty_four_at_once_get_forty_seats, sixty_four_at_once_in_two_processes_get_forty_seats);

async fn sixty_four_at_once_get_forty_seats(world: World) {
    let backend = world.backend.clone();
    sixty_four_at_once(&world, [&backend, &backend]).await;
}

/// On SQLite the two writers wait for each other at the file.
async fn sixty_four_at_once_in_two_processes_get_forty_seats(world: World) {
    let other = world.another_backend().await;
    sixty_four_at_once(&world, [&world.backend, &other]).await;
}

async fn sixty_four_at_once(world: &World, backends: [&Backend; 2]) {
    world.backend.import(&event_with_seats(40)).await.unwrap();
    for backend in backends {
        soon(async || backend.event().unwrap().session.capacity == Some(40)).await;
    }
    let forms = (0..64).map(|i| match i % 2 {
        0 => world.registration_on_device(&format!("Guest {i}")),
        _ => world.registration(&format!("Guest {i}"), &format!("guest{i}@example.org")),
    });
    let answers = join_all(forms.enumerate().map(|(i, form)| {
        let backend = backends[i / 2 % 2].clone();
        tokio::spawn(async move { backend.register(&form).await })
    }))
    .await;
    let answers: Vec<Registered> = answers.into_iter().map(|answer| answer.unwrap().unwrap()).collect();
    assert_eq!(answers.iter().filter(|answer| !answer.waitlisted).count(), 40);
    assert_eq!(answers.iter().filter(|answer| answer.waitlisted).count(), 24);
    assert_eq!(world.number("SELECT COUNT(*) FROM registrations WHERE state IN ('pending', 'confirmed')").await, 40);
    assert_eq!(world.number("SELECT COUNT(*) FROM registrations WHERE state = 'waitlisted'").await, 24);
    assert_eq!(world.number("SELECT seats_taken FROM sessions").await, 40);
    for backend in backends {
        soon(async || backend.registration_window() == RegistrationWindow::Full).await;
    }
}
